import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { EspalierError } from "espalier";
import type { PairStream } from "espalier/image-text";
import type { Row, RowFault } from "espalier/picture-files";
import { webdataset } from "espalier/plugins/webdataset";
import { parseField } from "../../../plugins/webdataset/field.ts";
import type { SampleFields } from "../../../plugins/webdataset/sample-row.ts";
import { ShardSource } from "../../../plugins/webdataset/shard-source.ts";
import { build } from "../build.ts";
import { tarBytes, type TarFile } from "./tar-bytes.ts";

const EMOJI = "node_modules/emoji-datasource-google/img/google/64";
const NAMES = readdirSync(EMOJI).toSorted();

/** One of 3,700 different PNG files. */
export function emoji(index: number): Buffer {
  return readFileSync(join(EMOJI, NAMES[index]!));
}

/** The files of samples `from` to `to - 1`: `00007.png`, `00007.txt` and `00007.json`. */
export function sampleFiles(from: number, to: number): TarFile[] {
  return Array.from({ length: to - from }, (_, place) => {
    const index = from + place;
    const key = String(index).padStart(5, "0");
    const json = {
      caption: `json ${index}`,
      date: `2026-${10 + (index % 3)}`,
      meta: { year: 2000 + (index % 4) },
    };
    return [
      { name: `${key}.png`, content: emoji(index) },
      { name: `${key}.txt`, content: `emoji ${index}` },
      { name: `${key}.json`, content: JSON.stringify(json) },
    ];
  }).flat();
}

/** Writes a file that was last changed a minute ago. */
export function writeShard(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const before = Date.now() / 1000 - 60;
  utimesSync(path, before, before);
}

/** Writes `000.tar`, `001.tar` and so on, each with some samples. */
export function writeShards(folder: string, shards: number, samples: number): void {
  for (let shard = 0; shard < shards; shard++)
    writeShard(
      join(folder, `${String(shard).padStart(3, "0")}.tar`),
      tarBytes(sampleFiles(shard * samples, (shard + 1) * samples)),
    );
}

/** The stream as a run builds it, with small pictures. */
export async function streamOf(
  path: string,
  options: Readonly<Record<string, unknown>>,
): Promise<PairStream> {
  return (await build(webdataset, { imageSize: 8, ...options }, [{ path }])) as PairStream;
}

const CAPTION: SampleFields = { captions: [parseField("txt")], tags: [] };

/** What a shard of these bytes contains, and its source. */
export async function readShard(
  path: string,
  bytes: Uint8Array,
  fields: Partial<SampleFields> = {},
): Promise<{ readonly rows: Row[]; readonly faults: RowFault[]; readonly source: ShardSource }> {
  writeShard(path, bytes);
  const source = new ShardSource("test", [{ name: "a.tar", path }], { ...CAPTION, ...fields });
  return { ...(await rowsOf(source)), source };
}

/** All rows of a source, apart from its faults. */
export async function rowsOf(
  source: ShardSource,
): Promise<{ readonly rows: Row[]; readonly faults: RowFault[] }> {
  const [rows, faults]: [Row[], RowFault[]] = [[], []];
  for await (const row of source.rows()) {
    if ("problem" in row) faults.push(row);
    else rows.push(row);
  }
  return { rows, faults };
}

/** The error of a promise that must fail. */
export async function refusal(promise: Promise<unknown>): Promise<Partial<EspalierError>> {
  return await promise.then(
    () => new Error("it was accepted"),
    (error: EspalierError) => error,
  );
}
