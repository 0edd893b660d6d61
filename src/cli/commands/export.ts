import type { Argv, CommandModule } from "yargs";
import type { EngineName } from "../../tensor/engine.ts";
import { printDocument } from "../print/output.ts";

const FORMATS = ["json", "typescript", "trials", "model", "safetensors"] as const;

interface ExportArguments {
  readonly run: string;
  readonly format: (typeof FORMATS)[number];
  readonly top: number | undefined;
  readonly step: number | undefined;
  readonly out: string | undefined;
  readonly engine: EngineName | "auto" | undefined;
}

export const exportCommand: CommandModule<object, ExportArguments> = {
  command: "export <run>",
  describe: "The best architectures, all trials or a trained model of a run, for use elsewhere",
  builder: (yargs) =>
    yargs
      .positional("run", { type: "string", demandOption: true, describe: "Run folder" })
      .option("format", {
        choices: FORMATS,
        default: "json",
        describe:
          "json and typescript: the best architectures; trials: JSON lines for another search's history; " +
          "model: a folder with a trained model, as other programs load it; safetensors: its weights alone",
      })
      .option("top", {
        type: "number",
        describe: "Number of trials, the winner first; default: 1, of trials all",
      })
      .option("step", { type: "number", describe: "Growth step; default: the last one" })
      .option("out", {
        type: "string",
        describe:
          "File or folder to write; default: standard output, for models NAME-model or NAME.safetensors",
      })
      .option("engine", {
        choices: ["auto", "native", "wasm", "cpu"] as const,
        describe: "Computes the features in the folder of a model; instead of /machine/engine",
      }) as Argv<ExportArguments>,
  handler: async ({ run, format, top, step, out, engine }) => {
    const { readRun } = await import("../../run/results/read-run.ts");
    const { wrongTop, topOfWeights } = await import("../errors.ts");
    const { writeNewFile } = await import("../write/write-new-file.ts");
    if (top !== undefined && !(Number.isInteger(top) && top >= 1)) throw wrongTop(top);
    const record = readRun(run);
    if (format === "model" || format === "safetensors") {
      if (top !== undefined) throw topOfWeights();
      const { exportModel } = await import("../export/export-model.ts");
      return exportModel(record, { format, step, out, engine });
    }
    const { searchOf } = await import("../../run/results/search-record.ts");
    const { formats } = await import("../export/formats.ts");
    const text = formats[format](searchOf(record, step), top);
    if (out === undefined) printDocument(text);
    else {
      const { writeAtomically } = await import("../../run/store/files.ts");
      writeNewFile(out, (file) => writeAtomically(file, [Buffer.from(text)]));
    }
  },
};
