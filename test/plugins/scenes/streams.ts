import { ScenesStream, type ScenesStreamOptions } from "../../../plugins/scenes/scenes-stream.ts";
import { defaultOptions } from "../../../plugins/scenes/stream-options.ts";
import type { ScenePair } from "../../../plugins/scenes/scene-pair.ts";
import type { Split } from "espalier";

export const STEPS = [1, 2, 3, 4, 5];

export function streamOf(options: Partial<ScenesStreamOptions> = {}): ScenesStream {
  return new ScenesStream({ ...defaultOptions(), ...options });
}

/** The first pairs of a step. */
export async function firstPairs(
  stream: ScenesStream,
  step: number,
  split: Split,
  count: number,
): Promise<ScenePair[]> {
  const pairs = await stream.examples(step, split);
  return Array.from(
    { length: Math.min(count, pairs.length) },
    (_, index) => pairs.at(index) as unknown as ScenePair,
  );
}
