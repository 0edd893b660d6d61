import { join } from "node:path";
import type { MessagePort } from "node:worker_threads";
import { ModelFamily } from "../../architecture/model-family.ts";
import { Arrivals } from "../../data/arrivals.ts";
import type { BatchOrder } from "../../data/batch-loader.ts";
import { DataStream } from "../../data/data-stream.ts";
import { readExperiment } from "../../experiment/read-experiment.ts";
import { Strategies } from "../../experiment/strategies.ts";
import type { Plugin } from "../../plugin/plugin.ts";
import type { Batch } from "../../tensor/compile/step.ts";
import { trainableFamily } from "../../training/trainable-family.ts";
import { otherRun } from "../setup/errors.ts";
import { RUN_FILES } from "../store/run-files.ts";
import { packError } from "../workers/messages.ts";
import type { BatchAnswer, BatchRequest, LoaderSetup } from "./messages.ts";

/** The work of a loader thread: builds the experiment's stream and model family, and assembles one batch after another. */
export async function serveBatches(
  { run, folder, hash }: LoaderSetup,
  plugins: readonly Plugin[],
  port: MessagePort,
): Promise<void> {
  const resolved = await readExperiment(join(run, RUN_FILES.experiment), { plugins, folder });
  if (resolved.hash !== hash) throw otherRun(run, hash, resolved.hash);
  const strategies = new Strategies(resolved);
  const [family, stream] = [await strategies.get(ModelFamily), await strategies.get(DataStream)];
  const arrivals = new Arrivals(stream, (from, step) => trainableFamily(family).encoder(from, step));
  const answer = (message: BatchAnswer, buffers: ArrayBuffer[] = []) => port.postMessage(message, buffers);
  const serve = async ({ id, order }: BatchRequest) => {
    try {
      if (!(await seesAll(arrivals, order))) return answer({ type: "differs", id });
      const { batch, buffers } = ownBuffers(await arrivals.assemble(order));
      answer({ type: "assembled", id, batch }, buffers);
    } catch (error) {
      answer({ type: "failed", id, error: packError(error) });
    }
  };
  port.on("message", (requests: readonly BatchRequest[]) =>
    requests.forEach((request) => void serve(request)),
  );
  answer({ type: "ready" });
}

/** Whether as many examples have arrived here: a stream may have read its data at another time. */
async function seesAll(arrivals: Arrivals, { step, lengths }: BatchOrder): Promise<boolean> {
  const lists = await arrivals.training(step);
  return lists.every((examples, place) => examples.length === lengths[place]);
}

/** A copy whose buffers can be moved to another thread. An encoder may keep its own. */
function ownBuffers(batch: Batch): { readonly batch: Batch; readonly buffers: ArrayBuffer[] } {
  const copies = Object.entries(batch).map(
    ([name, { shape, data }]) => [name, { shape, data: data.slice() }] as const,
  );
  return {
    batch: Object.fromEntries(copies),
    buffers: copies.map(([, { data }]) => data.buffer as ArrayBuffer),
  };
}
