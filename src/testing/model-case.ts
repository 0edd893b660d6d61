import { ModelFamily } from "../architecture/model-family.ts";
import { DataStream } from "../data/data-stream.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { TrainableFamily } from "../training/trainable-family.ts";
import type { KitCase } from "./kit-case.ts";

/** A case of a strategy that sees models: an objective or a task. */
export interface ModelCase extends KitCase {
  /** Model family; injected as `ModelFamily`. */
  readonly family: TrainableFamily;
  /** Examples that the family reads; strategies that inject `DataStream` get it. */
  readonly stream: DataStream;
  /** Architectures of the family, small ones to keep the tests short. */
  readonly space: SearchSpace;
}

/** The case with its family and a stream for strategies that inject them. */
export function injecting(kitCase: ModelCase, stream: DataStream = kitCase.stream): ModelCase {
  const others = (kitCase.injected ?? []).filter(
    ([token]) => token !== (DataStream as unknown) && token !== (ModelFamily as unknown),
  );
  return { ...kitCase, injected: [[ModelFamily, kitCase.family], [DataStream, stream], ...others] };
}
