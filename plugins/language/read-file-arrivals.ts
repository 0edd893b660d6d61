import { join } from "node:path";
import { readText } from "espalier";
import { emptyStep } from "./errors.ts";
import { type ArrivalBy, fileArrivals } from "./file-arrivals.ts";
import { findTextFiles } from "./find-text-files.ts";
import type { Arrival } from "./text-stream.ts";

/** Texts of a folder's .txt files by growth step. @throws EspalierError for unusable files, such as non-UTF-8 ones. */
export async function readFileArrivals(
  folder: string,
  by: ArrivalBy,
  steps: number,
): Promise<readonly Arrival[]> {
  const arrivals = fileArrivals(await findTextFiles(folder), by, steps);
  return await Promise.all(
    arrivals.map(async ({ name, files }) => {
      const read = async (file: string) => ({ name: file, text: await readText(join(folder, file)) });
      const documents = await Promise.all(files.map(read));
      if (documents.every(({ text }) => text.trim() === "")) throw emptyStep(folder, name);
      return { name, documents };
    }),
  );
}
