import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { SIZES } from "./sizes.ts";

/** What can be chosen of the study. */
export interface StudyOptions {
  /** The experiment that all runs change. */
  readonly file: string;
  /** Folder for the report. */
  readonly out: string;
  /** Folder for the runs: of another experiment, with other changes or by another engine, another one. */
  readonly runs: string;
  /** Updates of each growth step. */
  readonly updates: number;
  /** Updates of each growth step in the search for learning rates. */
  readonly searchUpdates: number;
  /** That are tried for each size. */
  readonly learningRates: readonly number[];
  /** Of initial values and batches; the scenes are the same for all. */
  readonly seeds: readonly number[];
  /** Names of the sizes that are trained. */
  readonly sizes: readonly string[];
  /** `POINTER=VALUE`, for all runs. */
  readonly set: readonly string[];
  /** Runs that are trained at the same time, each with its share of the processor's cores. */
  readonly atOnce: number;
  /** Further flags of `espalier run`. */
  readonly flags: readonly string[];
  /** Whether nothing is trained. */
  readonly isReportOnly: boolean;
}

/** Looks at the search-validation loss within a growth step. */
export const LOOKS = 8;

export const HELP = `Trains fixed models of four sizes on all steps of the scenes, and prints how their scores compare.

  --file FILE              experiment that all runs change (experiments/growclip-scenes.json)
  --out FOLDER             runs, capacity.md and capacity.svg (runs/capacity)
  --updates N              of each growth step, a multiple of ${LOOKS} (2000)
  --search-updates N       of each growth step, for each learning rate that is tried (600)
  --learning-rates A,B     that are tried for each size (0.0003,0.0006,0.0012,0.0024)
  --seeds A,B              of initial values and batches (1,2,3,4,5)
  --sizes A,B              of ${SIZES.map(({ name }) => name).join(", ")} (all)
  --set POINTER=VALUE      a change of all runs; may be repeated
  --at-once N              runs that share the machine; of small models two are faster than one after the other (1)
  --engine NAME            native, wasm or cpu (auto)
  --report                 trains nothing, reports what has finished
`;

const text = (fallback: string) => ({ type: "string", default: fallback }) as const;

const FLAGS = {
  file: text("experiments/growclip-scenes.json"),
  out: text("runs/capacity"),
  updates: text("2000"),
  "search-updates": text("600"),
  "learning-rates": text("0.0003,0.0006,0.0012,0.0024"),
  seeds: text("1,2,3,4,5"),
  sizes: text(SIZES.map(({ name }) => name).join()),
  set: { type: "string", multiple: true, default: [] as string[] },
  "at-once": text("1"),
  engine: { type: "string" },
  report: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/**
 * @returns undefined if help is asked for.
 * @throws Error naming the flag that is wrong.
 */
export function parseOptions(args: readonly string[]): StudyOptions | undefined {
  const { values } = parseArgs({ args: [...args], options: FLAGS });
  if (values.help) return undefined;
  const flags = values.engine === undefined ? [] : ["--engine", values.engine];
  return {
    file: values.file,
    out: values.out,
    runs: join(values.out, hashOf(values.file, values.set, flags)),
    updates: updatesOf("updates", values.updates),
    searchUpdates: updatesOf("search-updates", values["search-updates"]),
    learningRates: values["learning-rates"].split(",").map((rate) => numberAbove(0, "learning-rates", rate)),
    seeds: values.seeds.split(",").map((seed) => wholeAbove(-1, "seeds", seed)),
    sizes: values.sizes.split(",").map(sizeNamed),
    set: values.set,
    atOnce: wholeAbove(0, "at-once", values["at-once"]),
    flags,
    isReportOnly: values.report,
  };
}

/** Of all that the runs have in common; what an experiment says of itself changes none. */
function hashOf(file: string, set: readonly string[], flags: readonly string[]): string {
  const {
    $schema: _,
    description: __,
    expected: ___,
    ...experiment
  } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  const hash = createHash("sha256").update(JSON.stringify([experiment, set, flags]));
  return hash.digest("hex").slice(0, 12);
}

function updatesOf(flag: string, value: string): number {
  const updates = wholeAbove(0, flag, value);
  if (updates % LOOKS !== 0) throw new Error(`--${flag} ${value}: a multiple of ${LOOKS} is wanted.`);
  return updates;
}

function wholeAbove(bound: number, flag: string, value: string): number {
  const number = numberAbove(bound, flag, value);
  if (!Number.isInteger(number)) throw new Error(`--${flag} ${value}: a whole number is wanted.`);
  return number;
}

function numberAbove(bound: number, flag: string, value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !(number > bound))
    throw new Error(`--${flag} ${value}: a number above ${bound} is wanted.`);
  return number;
}

function sizeNamed(name: string): string {
  if (SIZES.some((size) => size.name === name)) return name;
  throw new Error(`--sizes ${name}: there are ${SIZES.map((size) => size.name).join(", ")}.`);
}
