import type { PairStream } from "espalier/image-text";
import type { ScenePair } from "./scene-pair.ts";
import { ScenesStream } from "./scenes-stream.ts";
import { defaultOptions } from "./stream-options.ts";

/** Where the tasks take their scenes from, and what has arrived of them. */
export interface TestScenes {
  readonly stream: ScenesStream;
  /** The last step of scenes whose words have arrived by a step of the run's stream. */
  arrivedBy(step: number): number;
}

/** Of streams that are no scenes: all tasks draw the same ones. */
const foreign = new WeakMap<PairStream, TestScenes>();

/** The run's own scenes; where its stream is another one, scenes of the same size, all steps at once. */
export function testScenesOf(stream: PairStream): TestScenes {
  if (stream instanceof ScenesStream) return { stream, arrivedBy: (step) => step };
  const scenes = foreign.get(stream) ?? scenesOfSize(stream.imageSize);
  foreign.set(stream, scenes);
  return scenes;
}

function scenesOfSize(imageSize: number): TestScenes {
  const stream = new ScenesStream({ ...defaultOptions(), imageSize });
  return { stream, arrivedBy: () => stream.steps };
}

/** Test pairs of some steps, as far as they have arrived. */
export function testPairsOf(stream: ScenesStream, steps: readonly number[], arrived: number): ScenePair[] {
  return steps
    .filter((step) => step <= Math.min(arrived, stream.steps))
    .flatMap((step) => stream.testPairs(step));
}
