import { ModelFamily } from "../architecture/model-family.ts";
import { DataStream } from "../data/data-stream.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { TrainableFamily } from "../training/trainable-family.ts";
import type { KitCase } from "./kit-case.ts";

/** A case of a strategy for models: an objective or a task. */
export interface ModelCase extends KitCase {
  /** Family of the models, injected as `ModelFamily`. */
  readonly family: TrainableFamily;
  /** Examples that the family reads, injected as `DataStream`. */
  readonly stream: DataStream;
  /** Architectures of the family, small ones to keep the tests short. */
  readonly space: SearchSpace;
}

/** Adds the family and a stream to the case's injected services. */
export function injecting(kitCase: ModelCase, stream: DataStream = kitCase.stream): ModelCase {
  const others = (kitCase.injected ?? []).filter(
    ([token]) => token !== (DataStream as unknown) && token !== (ModelFamily as unknown),
  );
  return { ...kitCase, injected: [[ModelFamily, kitCase.family], [DataStream, stream], ...others] };
}
