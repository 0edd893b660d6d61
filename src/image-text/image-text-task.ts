import { DownstreamTask } from "../evaluation/downstream-task.ts";
import type { Score } from "../evaluation/score.ts";
import type { TrainedModel } from "../training/trained-model.ts";
import { type ImageTextModel, imageTextModel } from "./image-text-model.ts";
import { PAIR_INPUTS } from "./pair-encoder.ts";

/** A task for models that compute features of pictures and of texts. */
export abstract class ImageTextTask extends DownstreamTask {
  override readonly needs = { outputs: ["image", "text"], arrays: PAIR_INPUTS };

  override evaluate(model: TrainedModel, step: number): Promise<readonly Score[]> {
    return this.score(imageTextModel(model), step);
  }

  /** @param step the last growth step whose pairs have arrived. */
  abstract score(model: ImageTextModel, step: number): Promise<readonly Score[]>;
}
