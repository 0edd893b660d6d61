import type { Argv, CommandModule } from "yargs";
import type { EngineName } from "../../tensor/engine.ts";
import { printDocument } from "../print/output.ts";
import { withRun } from "./run-arguments.ts";

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
  describe: "Write the best architectures, the trials or a trained model of a run",
  builder: (yargs) =>
    withRun(yargs)
      .option("format", {
        choices: FORMATS,
        default: "json",
        describe:
          "json, typescript: the best architectures. trials: JSON lines for the history of another search. " +
          "model: a folder that other programs load. safetensors: the weights alone",
      })
      .option("top", {
        type: "number",
        describe: "Number of trials, the winner first. Default: 1; all for the format trials",
      })
      .option("step", { type: "number", describe: "Growth step. Default: the last one" })
      .option("out", {
        type: "string",
        describe:
          "File or folder to write. Default: standard output; for models NAME-model or NAME.safetensors",
      })
      .option("engine", {
        choices: ["auto", "native", "wasm", "cpu"] as const,
        describe: "Engine that computes the features in the folder of a model. Default: /machine/engine",
      })
      .example(
        "espalier export runs/growclip-emoji-0123456789ab --format model --out clip",
        "",
      ) as Argv<ExportArguments>,
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
      const { writeAtomically } = await import("../../files/files.ts");
      writeNewFile(out, (file) => writeAtomically(file, [Buffer.from(text)]));
    }
  },
};
