import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { emptyFolder } from "./espalier.ts";

/** An experiment file, and a folder for its runs, which does not exist yet. */
export interface WrittenExperiment {
  readonly file: string;
  readonly out: string;
}

/** Writes an experiment that extends one of `test/cases` to a folder of its own. */
export function writtenExperiment(base: string, name: string, content: object): WrittenExperiment {
  const folder = emptyFolder();
  const file = join(folder, `${name}.json`);
  const extended = { extends: resolve("test/cases", base, "experiment.json"), name, ...content };
  writeFileSync(file, JSON.stringify(extended));
  return { file, out: join(folder, "runs") };
}
