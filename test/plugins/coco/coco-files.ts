import { hash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { EspalierError } from "espalier";
import type { Row, RowFault, StoredPairStream } from "espalier/picture-files";
import { coco } from "../../../plugins/coco/coco.ts";
import { cocoParts, type PathOrPaths } from "../../../plugins/coco/coco-parts.ts";
import { CocoSource } from "../../../plugins/coco/coco-source.ts";
import { build } from "../build.ts";

/** Folder of real pictures. */
export const PICTURES = resolve("node_modules/emoji-datasource-google/img/google/64");

/** Names of pictures of which no two are equal. */
export const NAMES: readonly string[] = [
  ...new Map(
    readdirSync(PICTURES)
      .filter((name) => name.endsWith(".png"))
      .map((name) => [hash("sha256", readFileSync(join(PICTURES, name))), name]),
  ).values(),
];

/** A folder with JSON files. Texts are written as they are. */
export function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), "espalier-coco-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

/** The stream of some files, with pictures as small as possible. */
export async function streamOf(
  files: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, unknown>>,
): Promise<StoredPairStream> {
  const small = { imageSize: 8, steps: 1, folder: PICTURES };
  const services = [{ path: folderWith(files) }];
  return (await build(coco, { ...small, ...options }, services)) as StoredPairStream;
}

/** All rows and faults of some files, without the decoding of pictures. */
export async function rowsOf(
  files: Readonly<Record<string, unknown>>,
  file: PathOrPaths,
): Promise<(Row | RowFault)[]> {
  const source = new CocoSource(cocoParts(folderWith(files), file, PICTURES));
  return await all(source.rows());
}

/** All items, in an array. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** The error of a promise that should fail. */
export async function refusal(promise: Promise<unknown>): Promise<EspalierError> {
  return (await promise.then(
    () => new Error("it was accepted"),
    (error: Error) => error,
  )) as EspalierError;
}

/** Captions of COCO for some pictures, `count` for each. */
export function captions(names: readonly string[], count = 5): object {
  return {
    info: { year: 2017 },
    images: names.map((name, id) => ({ id, file_name: name, width: 64, height: 64 })),
    annotations: Array.from({ length: count * names.length }, (_, id) => {
      const image = id % names.length;
      return { id, image_id: image, caption: `caption ${Math.floor(id / names.length)} of ${names[image]} ` };
    }),
  };
}

/** An entry of Karpathy's splits. */
export function karpathyPicture(filename: string, split: string, count = 5): object {
  const sentences = Array.from({ length: count }, (_, sentid) => ({
    tokens: ["a"],
    raw: `Sentence ${sentid} of ${filename}.`,
    sentid,
  }));
  return { filename, split, sentids: [], imgid: 1, sentences };
}
