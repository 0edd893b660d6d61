import type { Argv, CommandModule } from "yargs";
import { printDocument, printNote } from "./output.ts";

const FORMATS = ["json", "typescript", "trials", "safetensors"] as const;

interface ExportArguments {
  readonly run: string;
  readonly format: (typeof FORMATS)[number];
  readonly top: number | undefined;
  readonly step: number | undefined;
  readonly out: string | undefined;
}

export const exportCommand: CommandModule<object, ExportArguments> = {
  command: "export <run>",
  describe: "The best architectures, all trials or the trained weights of a run, for use elsewhere",
  builder: (yargs) =>
    yargs
      .positional("run", { type: "string", demandOption: true, describe: "Run folder" })
      .option("format", {
        choices: FORMATS,
        default: "json",
        describe:
          "json and typescript: the best architectures; trials: JSON lines for another search's history; safetensors: the trained weights",
      })
      .option("top", {
        type: "number",
        describe: "So many: the chosen one, then the best others; 1 by default, of trials all",
      })
      .option("step", { type: "number", describe: "Growth step; by default the last one" })
      .option("out", {
        type: "string",
        describe: "File to write; by default standard output, for weights a name of the run's",
      }) as Argv<ExportArguments>,
  handler: async ({ run, format, top, step, out }) => {
    const { readRun } = await import("../run/read-run.ts");
    const { wrongTop, topOfWeights } = await import("./errors.ts");
    const { writeNewFile } = await import("./write-new-file.ts");
    if (top !== undefined && !(Number.isInteger(top) && top >= 1)) throw wrongTop(top);
    const record = readRun(run);
    if (format === "safetensors") {
      if (top !== undefined) throw topOfWeights();
      const { exportWeights } = await import("../run/export-weights.ts");
      writeNewFile(out ?? `${record.settings.name}.safetensors`, (file) => {
        printNote(`${file}: the model that was trained in step ${exportWeights(record, file, step)}`);
      });
      return;
    }
    const { searchOf } = await import("../run/search-record.ts");
    const { formats } = await import("./export/formats.ts");
    const text = formats[format](searchOf(record, step), top);
    if (out === undefined) printDocument(text);
    else {
      const { writeAtomically } = await import("../run/files.ts");
      writeNewFile(out, (file) => writeAtomically(file, [Buffer.from(text)]));
    }
  },
};
