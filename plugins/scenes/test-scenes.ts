import type { PairStream } from "espalier/image-text";
import type { ScenePair } from "./scene-pair.ts";
import { ScenesStream } from "./scenes-stream.ts";
import { defaultOptions } from "./stream-options.ts";

/** Source of the tasks' scenes. */
export interface TestScenes {
  readonly stream: ScenesStream;
  /** The last step of scenes that has arrived by a step of the run's stream. */
  arrivedBy(step: number): number;
}

/** Scenes for streams of other types, shared by all tasks. */
const foreign = new WeakMap<PairStream, TestScenes>();

/** The run's own scenes, or for another stream, scenes of the same size with all steps at once. */
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

/** Test pairs of those steps that have arrived. */
export function testPairsOf(stream: ScenesStream, steps: readonly number[], arrived: number): ScenePair[] {
  return steps
    .filter((step) => step <= Math.min(arrived, stream.steps))
    .flatMap((step) => stream.testPairs(step));
}
