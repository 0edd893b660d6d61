import { basename, dirname, relative, resolve } from "node:path";
import { select } from "@clack/prompts";
import type { Starter } from "../../plugin/starter.ts";
import { writeAtomically } from "../../files/files.ts";
import { existsSync } from "node:fs";
import { fileExists, starterMissing } from "../errors.ts";
import { print } from "../print/output.ts";
import { writeNewFile } from "../write/write-new-file.ts";
import { FlagInterview } from "./flag-interview.ts";
import { answered, TerminalInterview } from "./terminal-interview.ts";

export interface InitRequest {
  /** Omitted: asked for. */
  readonly starter: Starter | undefined;
  /** Experiment file to write; omitted: `STARTER.json`. */
  readonly out: string | undefined;
  /** Answers given by flags, by name of the question. */
  readonly answers: Readonly<Record<string, string | undefined>>;
  /** Whether questions can be asked. */
  readonly isInteractive: boolean;
}

/**
 * Writes the first experiment file for the user's own data, and prints the commands that come next.
 * @returns the file.
 * @throws EspalierError for a wrong or missing answer, or if the file exists.
 */
export async function writeExperiment(
  starters: readonly Starter[],
  { starter: named, out, answers, isInteractive }: InitRequest,
): Promise<string> {
  const starter = named ?? (await askStarter(starters, isInteractive));
  const file = resolve(out ?? `${starter.name}.json`);
  if (existsSync(file)) throw fileExists(file);
  const Asking = isInteractive ? TerminalInterview : FlagInterview;
  const content = await starter.begin(new Asking(starter, answers, dirname(file)));
  const experiment = { name: experimentName(file), ...content };
  const text = `${JSON.stringify(experiment, null, 2)}\n`;
  writeNewFile(file, (path) => writeAtomically(path, [Buffer.from(text)]));
  return file;
}

/** Prints the commands that come after `espalier init`. */
export function printNext(path: string): void {
  const file = relative(process.cwd(), path);
  print(`\nWrote ${file}. Next:\n`);
  for (const command of ["validate", "plan", "run"]) print(`  npx espalier ${command} ${file}`);
}

async function askStarter(starters: readonly Starter[], isInteractive: boolean): Promise<Starter> {
  if (!isInteractive) throw starterMissing(starters.map(({ name }) => name));
  return answered(
    await select({
      message: "What do you have?",
      options: starters.map((starter) => ({ value: starter, label: starter.name, hint: starter.summary })),
    }),
  );
}

/** The file's name without ending, as an experiment may be called. */
function experimentName(file: string): string {
  const name = basename(file, ".json")
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return name === "" ? "first" : name.toLowerCase();
}
