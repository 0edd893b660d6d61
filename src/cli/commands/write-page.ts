import { join } from "node:path";
import { plugins } from "../../../plugins/index.ts";
import { EspalierError } from "../../espalier-error.ts";
import { writeAtomically } from "../../files/files.ts";
import { PAGE_NAME } from "../../report/page-name.ts";
import { pageWith } from "../../report/page-with.ts";
import { readPageView } from "../../report/read-page-view.ts";
import { printNote } from "../print/output.ts";
import { shortest } from "../print/shortest.ts";
import { writeInPlace } from "../write/write-in-place.ts";

/** Writes the page of a run or an ablation into its folder, and names it. A page that cannot be written fails nothing. */
export async function writePageIn(path: string): Promise<void> {
  const target = join(path, PAGE_NAME);
  try {
    await writePage(path, target);
    printNote(`Its page, for a browser: ${shortest(target)}`);
  } catch (error) {
    if (!(error instanceof EspalierError)) throw error;
    printNote(`Its page was not written: ${error.message}`);
  }
}

/** Writes the page of a run, an ablation or a folder of both. @throws EspalierError as `readPageView`, or if it cannot. */
export async function writePage(path: string, target: string): Promise<void> {
  const page = pageWith({ view: await readPageView(path, plugins) });
  writeInPlace(target, (file) => writeAtomically(file, [Buffer.from(page)]));
}
