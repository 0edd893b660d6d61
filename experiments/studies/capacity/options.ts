import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { SIZES } from "./sizes.ts";

/** Options of the study. */
export interface StudyOptions {
  /** Base experiment of all runs. */
  readonly file: string;
  /** Folder for the report. */
  readonly out: string;
  /** Folder for the runs, a different one per experiment, overrides and engine. */
  readonly runs: string;
  /** Updates of each growth step. */
  readonly updates: number;
  /** Updates of each growth step in the search for learning rates. */
  readonly searchUpdates: number;
  /** Learning rates to try for each size. */
  readonly learningRates: readonly number[];
  /** Seeds of initial values and batches. The scenes are the same for all. */
  readonly seeds: readonly number[];
  /** Names of the sizes to train. */
  readonly sizes: readonly string[];
  /** Overrides of all runs, `POINTER=VALUE`. */
  readonly set: readonly string[];
  /** Number of runs at the same time, each with its share of the processor's cores. */
  readonly atOnce: number;
  /** Further flags of `espalier run`. */
  readonly flags: readonly string[];
  /** Whether to report without training. */
  readonly isReportOnly: boolean;
}

/** Measurements of the search-validation loss per growth step. */
export const LOOKS = 8;

export const HELP = `Trains fixed models of four sizes on all steps of the scenes, and compares their scores.

  --file FILE              base experiment of all runs (experiments/growclip-scenes.json)
  --out FOLDER             runs, capacity.md and capacity.svg (runs/capacity)
  --updates N              updates per growth step, a multiple of ${LOOKS} (2000)
  --search-updates N       updates per growth step in the search for learning rates (600)
  --learning-rates A,B     learning rates to try for each size (0.0003,0.0006,0.0012,0.0024)
  --seeds A,B              seeds of initial values and batches (1,2,3,4,5)
  --sizes A,B              sizes to train, of ${SIZES.map(({ name }) => name).join(", ")} (all)
  --set POINTER=VALUE      override for all runs; may be repeated
  --at-once N              runs at the same time; two are faster with small models (1)
  --engine NAME            native, wasm or cpu (auto)
  --report                 reports the finished runs without training
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
 * @returns undefined for `--help`.
 * @throws Error that names the invalid flag.
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

/** Hash of everything that affects all runs, so without the experiment's description and expected scores. */
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
  if (updates % LOOKS !== 0) throw new Error(`--${flag} ${value}: must be a multiple of ${LOOKS}.`);
  return updates;
}

function wholeAbove(bound: number, flag: string, value: string): number {
  const number = numberAbove(bound, flag, value);
  if (!Number.isInteger(number)) throw new Error(`--${flag} ${value}: must be a whole number.`);
  return number;
}

function numberAbove(bound: number, flag: string, value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !(number > bound))
    throw new Error(`--${flag} ${value}: must be a number above ${bound}.`);
  return number;
}

function sizeNamed(name: string): string {
  if (SIZES.some((size) => size.name === name)) return name;
  throw new Error(`--sizes ${name}: must be one of ${SIZES.map((size) => size.name).join(", ")}.`);
}
