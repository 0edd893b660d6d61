// Prints the bytes that are still taken after pairs all over a very long step were looked at.
import { Random } from "espalier";
import { streamOf } from "../streams.ts";

const LENGTH = 10_000_000;
const stream = streamOf({ pairs: LENGTH, factor: 1 });
const pairs = await stream.examples(4, "train");
const places = Array.from(new Random("walk").uniforms(1000), (share) => Math.floor(share * LENGTH));

async function look(indices: readonly number[]): Promise<void> {
  for (const index of indices) {
    const pair = pairs.at(index);
    if (pair === undefined || pair.captions.length === 0) throw new Error(`nothing at ${index}`);
    await stream.picture(pair);
  }
}

await look(places);
global.gc?.();
const before = process.memoryUsage().heapUsed;
for (let round = 1; round <= 10; round++) await look(places.map((place) => (place * (round + 1)) % LENGTH));
global.gc?.();
console.log(process.memoryUsage().heapUsed - before);
