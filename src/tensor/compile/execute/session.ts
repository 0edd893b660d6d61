import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Binding } from "../../backend/node-backend.ts";
import { encodeSessionConfig } from "./session-config.ts";
import { encodeSavedModel, type GraphMessage, SAVED_MODEL_TAG } from "../emit/saved-model-messages.ts";

/** Arrays by the names of graph nodes. */
export type Feeds = ReadonlyMap<string, FedArray>;

/** An array with TensorFlow's type number. */
export interface FedArray {
  readonly shape: readonly number[];
  readonly dtype: number;
  readonly data: Float32Array | Int32Array;
}

/** A graph in a TensorFlow session, loaded by tfjs-node's functions for saved models. */
export class Session {
  private readonly binding: Binding;
  private readonly id: number;

  constructor(binding: Binding, graph: GraphMessage) {
    this.binding = binding;
    const threads = Number(process.env["TF_NUM_INTEROP_THREADS"]) || 1;
    const folder = mkdtempSync(join(tmpdir(), "espalier-graph-"));
    try {
      writeFileSync(join(folder, "saved_model.pb"), encodeSavedModel(graph));
      process.env["ESPALIER_SESSION_CONFIG"] = Buffer.from(encodeSessionConfig(threads)).toString("hex");
      this.id = binding.loadSavedModel(folder, SAVED_MODEL_TAG);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Feeds nodes and fetches others; only float32 can be fetched. */
  run(feeds: Feeds, fetches: readonly string[]): Float32Array[] {
    const { binding } = this;
    const ids: number[] = [];
    try {
      for (const { shape, dtype, data } of feeds.values()) ids.push(binding.createTensor(shape, dtype, data));
      const names = [...feeds.keys()].map((name) => `${name}:0`).join();
      const results = binding.runSavedModel(this.id, ids, names, fetches.map((name) => `${name}:0`).join());
      ids.push(...results.map(({ id }) => id));
      return results.map(({ id }) => binding.tensorDataSync(id) as Float32Array);
    } finally {
      for (const id of ids) binding.deleteTensor(id);
    }
  }

  close(): void {
    this.binding.deleteSavedModel(this.id);
  }
}
