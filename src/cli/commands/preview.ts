import { writeFileSync } from "node:fs";
import type { Argv, CommandModule } from "yargs";
import type { Split } from "../../data/data-stream.ts";
import type { Sheet } from "../../report/example-sheet.ts";
import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { type ExperimentArguments, readGiven, withExperiment } from "./experiment-arguments.ts";
import { print } from "../print/output.ts";

interface PreviewArguments extends ExperimentArguments {
  readonly out: string | undefined;
  readonly count: number;
  readonly split: Split;
}

export const previewCommand: CommandModule<object, PreviewArguments> = {
  command: "preview <file>",
  describe: "Write a page with some examples of each growth step",
  builder: (yargs) =>
    withExperiment(yargs)
      .option("out", {
        type: "string",
        requiresArg: true,
        describe: "Page to write. Default: NAME-examples.html, NAME of the experiment",
      })
      .option("count", {
        type: "string",
        requiresArg: true,
        default: "12",
        coerce: countOf,
        describe: "Number of examples of each step",
      })
      .option("split", {
        choices: ["train", "search-validation", "test"] as const,
        default: "train" as const,
        describe: "Split that the examples are from",
      })
      .example("espalier preview experiments/growclip-emoji.json --count 20", "") as Argv<PreviewArguments>,
  handler: async (given) => {
    const resolved = await readGiven(given);
    const { exampleSheet } = await import("../../report/example-sheet.ts");
    const page = exampleSheet(await readSheet(resolved, given));
    const path = given.out ?? `${resolved.experiment.name}-examples.html`;
    const { writeInPlace } = await import("../write/write-in-place.ts");
    writeInPlace(path, (file) => writeFileSync(file, page));
    print(path);
  },
};

async function readSheet(resolved: ResolvedExperiment, { count, split }: PreviewArguments): Promise<Sheet> {
  const { withStrategies } = await import("../../experiment/with-strategies.ts");
  const { DataStream } = await import("../../data/data-stream.ts");
  const { sheetStep } = await import("../../report/sheet-step.ts");
  const { name, stream: chosen } = resolved.experiment;
  return withStrategies(resolved, async (strategies) => {
    const stream = await strategies.get(DataStream);
    const steps = [];
    for (let step = 1; step <= stream.steps; step++) steps.push(await sheetStep(stream, step, split, count));
    return { title: name, stream: chosen.type, split, steps };
  });
}

/** @throws RangeError that yargs reports as wrong usage. */
function countOf(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new RangeError(`--count must be an integer from 1 to 9999, not "${text}"`);
  return Number(text);
}
