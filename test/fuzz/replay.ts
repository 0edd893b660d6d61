import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { kinds } from "./kinds/index.ts";
import { Reader } from "./reader.ts";

/** Reads an input of a report once and prints how that ends. @param folder whose name begins with the kind. */
export async function replay(folder: string): Promise<void> {
  const kind = kinds.find(({ name }) => basename(folder).startsWith(name))?.name;
  if (kind === undefined) throw new Error(`${folder} is not called after a kind`);
  const copy = mkdtempSync(join(tmpdir(), "espalier-fuzz-"));
  const reader = new Reader();
  try {
    cpSync(folder, copy, { recursive: true });
    const { ending, seconds } = await reader.read({ kind, folder: copy });
    console.log(`${ending.end} after ${seconds.toFixed(3)} s`);
    console.log(ending.end === "fault" ? `${ending.signature}\n${ending.detail}` : ending);
    process.exitCode = ending.end === "fault" ? 1 : 0;
  } finally {
    reader.close();
    rmSync(copy, { recursive: true, force: true });
  }
}
