import { resolve } from "node:path";
import { findShards } from "../plugins/webdataset/shard-list.ts";
import { ShardSource } from "../plugins/webdataset/shard-source.ts";
import { PictureSet, type RowSource } from "../src/picture-files/index.ts";
import { Random } from "../src/random/random.ts";
import { load, machineList } from "./engine/machine.ts";

/*
 * Memory and time of reading tar shards; see plugins/webdataset/README.md. A new folder for the cache makes it read all
 * shards.
 *
 *     XDG_CACHE_HOME=$(mktemp -d) node dist/bench/webdataset.js SHARDS IMAGE-SIZE CACHE-MEGABYTES
 */

/** Pairs between two figures. */
const EVERY = 5000;

const [shards = ".", imageSize = "32", cacheMegabytes = "4096"] = process.argv.slice(2);

function tell(what: string, pairs: number, since: number): void {
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  const rate = Math.round((1000 * pairs) / (performance.now() - since));
  console.log(`${what} ${pairs} pairs: ${memory} MB, ${rate} pairs per second`);
}

const files = new ShardSource(resolve(shards), findShards(process.cwd(), [shards]), {
  captions: [{ part: "txt" }],
  tags: [],
});
const begun = performance.now();
const source: RowSource = {
  name: files.name,
  version: () => files.version(),
  picture: (reference) => files.picture(reference),
  async *rows() {
    let count = 0;
    for await (const row of files.rows()) {
      yield row;
      if (++count % EVERY === 0) tell("indexed", count, begun);
    }
  },
};
console.log(machineList([`Node ${process.version}`], load(), "node dist/bench/webdataset.js"));
const set = await PictureSet.open(source, {
  imageSize: Number(imageSize),
  resize: "shortest",
  maximumMegapixels: 100,
  tolerance: 0,
  cacheMegabytes: Number(cacheMegabytes),
});
tell("opened", set.rows.length, begun);

const { rows } = set;
const started = performance.now();
const places = new Random("bench").shuffle([...Array(rows.length).keys()]);
for (const [count, place] of places.entries()) {
  if (rows.at(place).captions.length === 0) throw new Error(`row ${place} has no caption`);
  await set.picture(place);
  if ((count + 1) % EVERY === 0) tell("drawn at random", count + 1, started);
}
