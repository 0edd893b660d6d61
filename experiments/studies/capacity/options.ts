import { parseArgs } from "node:util";
import { SIZES } from "./sizes.ts";

/** What can be chosen of the study. */
export interface StudyOptions {
  /** The experiment that all runs change. */
  readonly file: string;
  /** Folder for runs and report. */
  readonly out: string;
  /** Updates of each growth step. */
  readonly updates: number;
  /** Updates of each growth step in the search for learning rates. */
  readonly searchUpdates: number;
  readonly learningRates: readonly number[];
  readonly seeds: readonly number[];
  /** Names of the sizes that are trained. */
  readonly sizes: readonly string[];
  /** `POINTER=VALUE`, for all runs. */
  readonly set: readonly string[];
  /** Runs that are trained at the same time, each with its share of the processor's cores. */
  readonly atOnce: number;
  /** Further flags of `espalier run`. */
  readonly flags: readonly string[];
  readonly isReportOnly: boolean;
}

export const HELP = `Trains fixed models of four sizes on all steps of the scenes, and prints how their scores compare.

  --file FILE              experiment that all runs change (experiments/growclip-scenes.json)
  --out FOLDER             runs, capacity.md and capacity.svg (runs/capacity)
  --updates N              of each growth step (2000)
  --search-updates N       of each growth step, for each learning rate that is tried (600)
  --learning-rates A,B     that are tried for each size (0.0003,0.0006,0.0012,0.0024)
  --seeds A,B              (1,2,3)
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
  seeds: text("1,2,3"),
  sizes: text(SIZES.map(({ name }) => name).join()),
  set: { type: "string", multiple: true, default: [] as string[] },
  "at-once": text("1"),
  engine: { type: "string" },
  report: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** @returns undefined if help is asked for. */
export function parseOptions(args: readonly string[]): StudyOptions | undefined {
  const { values } = parseArgs({ args: [...args], options: FLAGS });
  if (values.help) return undefined;
  return {
    file: values.file,
    out: values.out,
    updates: Number(values.updates),
    searchUpdates: Number(values["search-updates"]),
    learningRates: values["learning-rates"].split(",").map(Number),
    seeds: values.seeds.split(",").map(Number),
    sizes: values.sizes.split(","),
    set: values.set,
    atOnce: Number(values["at-once"]),
    flags: values.engine === undefined ? [] : ["--engine", values.engine],
    isReportOnly: values.report,
  };
}
