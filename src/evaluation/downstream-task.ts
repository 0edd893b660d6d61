import type { Picture } from "../data/pair.ts";
import type { Score } from "./score.ts";

/** A trained model, as a task sees it. Features have length 1. */
export interface TrainedModel {
  /** `[pictures.length, width]`, row-major. */
  imageFeatures(pictures: readonly Picture[]): Promise<Float32Array>;
  /** `[texts.length, width]`, row-major. */
  textFeatures(texts: readonly string[]): Promise<Float32Array>;
  /** Width of the joint embedding. */
  readonly width: number;
}

/** What a trained model is scored on. Nothing that a task sees is seen by training or search. */
export abstract class DownstreamTask {
  /** @param step the last growth step whose pairs have arrived. */
  abstract evaluate(model: TrainedModel, step: number): Promise<readonly Score[]>;
}
