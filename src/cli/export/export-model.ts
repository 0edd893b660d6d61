import { existsSync } from "node:fs";
import { join } from "node:path";
import { plugins } from "../../../plugins/index.ts";
import { ModelFamily } from "../../architecture/model-family.ts";
import { DataStream } from "../../data/data-stream.ts";
import { engineModel } from "../../evaluation/engine-model.ts";
import type { Strategies } from "../../experiment/strategies.ts";
import { withStrategies } from "../../experiment/with-strategies.ts";
import {
  portableModel,
  type TrainedWeights,
  trainedWeights,
  writeWeights,
} from "../../run/results/export-weights.ts";
import type { RunRecord } from "../../run/results/read-run.ts";
import { readRecordedExperiment } from "../../run/setup/read-recorded-experiment.ts";
import { StepCompiler } from "../../tensor/compile/step-compiler.ts";
import { type EngineName, openEngine } from "../../tensor/engine.ts";
import type { PortableModel } from "../../training/portable-model.ts";
import { trainableFamily } from "../../training/trainable-family.ts";
import { fileExists } from "../errors.ts";
import { printNote } from "../print/output.ts";
import { writeInPlace } from "../write/write-in-place.ts";
import { modelFiles } from "./model-files.ts";
import { writeFolder } from "./write-folder.ts";

interface ModelSettings {
  /** A folder, or the weights alone. */
  readonly format: "model" | "safetensors";
  /** Growth step. Default: the last one that has trained. */
  readonly step: number | undefined;
  readonly out: string | undefined;
  readonly engine: EngineName | "auto" | undefined;
}

/** Writes a trained model of a run as its family exports it, and prints the limits of the exported format. */
export async function exportModel(
  record: RunRecord,
  { format, step, out, engine }: ModelSettings,
): Promise<void> {
  const trained = trainedWeights(record, step);
  const target = out ?? (format === "model" ? `${trained.run}-model` : `${trained.run}.safetensors`);
  if (existsSync(target)) throw fileExists(target);
  await withStrategies(await readRecordedExperiment(record, plugins), async (strategies) => {
    const model = portableModel(await strategies.get(ModelFamily), trained);
    const write =
      format === "safetensors"
        ? (file: string) => writeWeights(file, model.weights, trained)
        : await folderWriter(strategies, model, trained, engine ?? record.experiment.machine.engine);
    writeInPlace(target, write);
    printNote(`${target}: the model that was trained in step ${trained.step}`);
    for (const limit of model.limits) printNote(`${target}: ${limit}`);
  });
}

/** Collects the content of the folder. @returns a function that writes it. */
async function folderWriter(
  strategies: Strategies,
  portable: PortableModel,
  trained: TrainedWeights,
  engine: EngineName | "auto",
): Promise<(folder: string) => void> {
  const { step, architecture, weights } = trained;
  const family = trainableFamily(await strategies.get(ModelFamily));
  const stream = await strategies.get(DataStream);
  const encoder = await family.encoder(stream, step);
  const files = await computing(engine, (compiler) => {
    const model = engineModel({ family, architecture, weights, encoder, compiler });
    return modelFiles(portable, { stream, step, model });
  });
  return (folder) =>
    writeFolder(folder, files, (inside) =>
      writeWeights(join(inside, portable.weightsFile), portable.weights, trained),
    );
}

/** Opens an engine for a computation. Nothing runs often enough to be compiled. */
async function computing<Result>(
  name: EngineName | "auto",
  compute: (compiler: StepCompiler) => Promise<Result>,
): Promise<Result> {
  const engine = await openEngine(name, { mode: "eager" });
  const compiler = new StepCompiler({ mode: "eager", onFallback: () => {} });
  try {
    return await compute(compiler);
  } finally {
    compiler.close();
    await engine.close();
  }
}
