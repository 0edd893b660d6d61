import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DataStream } from "espalier";
import { type PairStream, pairStream } from "espalier/image-text";
import { csv } from "espalier/plugins/csv";
import { build } from "../build.ts";
import { folderWith, pngs, SIDE } from "../image-folder/folders.ts";

/** Colours of the pictures by their class. */
const COLOURS = { red: [230, 30, 30], blue: [30, 30, 230], dark_green: [20, 90, 20] } as const;

/** Pictures of each class, of which every fifth is for the test and every other fifth for validation. */
const COUNT = 15;

/** A folder with pictures of three classes, and `pairs.csv`: blue pictures arrive first, dark green ones last. */
export async function labelledFolder(): Promise<string> {
  const files: Record<string, Uint8Array> = {};
  const lines = ["file,title,year,split,colour,kind"];
  const classes = Object.entries(COLOURS);
  for (const [index, [label, colour]] of classes.entries()) {
    Object.assign(files, await pngs(label, COUNT, 100 * index, colour));
    for (let number = 0; number < COUNT; number++) {
      const split = ["test", "val", "train"][Math.min(2, number % 5)];
      const year = label === "dark_green" ? 2021 : 2020;
      lines.push(
        `${label}/${number}.png,a ${label} square,${year},${split},${label},${number === 0 ? "first" : ""}`,
      );
    }
  }
  const path = folderWith(files);
  writeFileSync(join(path, "pairs.csv"), lines.join("\n"));
  return path;
}

/** The stream of such a folder. */
export async function labelledPairs(path: string): Promise<PairStream> {
  const options = { file: "pairs.csv", folder: "pictures", picture: "file", arrival: "year", split: "split" };
  const more = { tags: ["colour", "kind"], imageSize: SIDE, steps: 2 };
  return pairStream(await build<DataStream>(csv, { ...options, ...more }, [{ path }]));
}
