import { createInterface } from "node:readline";
import { memory, version_core } from "@tensorflow/tfjs-core";
import { compile } from "../src/tensor/compile/execute/compile.ts";
import type { CompiledStep, Mode } from "../src/tensor/compile/execute/compiled-step.ts";
import type { Batch } from "../src/tensor/compile/step.ts";
import { type EngineName, openEngine } from "../src/tensor/engine.ts";
import { clipTraining } from "./engine/clip-training.ts";
import type { Introduction, Stretch } from "./engine/contender.ts";
import { parseShape } from "./engine/shape.ts";

/*
 * A contender of `npm run bench:engine`: trains CLIP for the seconds in each line of its input.
 *
 *     node dist/bench/clip-step.js native graph 64/128/4 1        engine, mode, shape, processes that share the machine
 */

const [engineName, mode, shape, workers] = process.argv.slice(2) as [EngineName, Mode, string, string];
const engine = await openEngine(engineName, { workers: Number(workers), mode });
const { step, sample, batches, parameters } = await clipTraining(
  parseShape(shape),
  mode === "eager" ? "joint" : "separate",
);

const start = performance.now();
const onFallback = (line: string) => {
  throw new Error(line);
};
const compiled = compile(step, sample, { mode, onFallback });
compiled.run(sample.batch, sample.scalars);
tell({
  readySeconds: (performance.now() - start) / 1000,
  parameters,
  versions: [`Node ${process.versions.node}`, `tfjs ${version_core}`, engine.version],
});
for await (const line of createInterface({ input: process.stdin })) tell(runFor(Number(line), compiled));

function runFor(seconds: number, compiled: CompiledStep): Stretch {
  const milliseconds: number[] = [];
  const end = performance.now() + 1000 * seconds;
  let before = performance.now();
  do {
    const batch = batches[milliseconds.length % batches.length] as Batch;
    const loss = compiled.run(batch, sample.scalars)["loss"]?.data[0] ?? Number.NaN;
    if (!Number.isFinite(loss)) throw new Error(`The loss is ${loss}.`);
    const now = performance.now();
    milliseconds.push(now - before);
    before = now;
  } while (before < end);
  return { milliseconds, tensors: memory().numTensors, megabytes: process.memoryUsage.rss() / 1e6 };
}

function tell(answer: Introduction | Stretch): void {
  console.log(JSON.stringify(answer));
}
