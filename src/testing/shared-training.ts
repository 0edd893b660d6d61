import { expect, it } from "vitest";
import type { Architecture } from "../architecture/architecture.ts";
import { Random } from "../random/random.ts";
import type { Evaluator, SharedTraining } from "../search/evaluator.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { TrainingCheckpoint } from "../training/trainer.ts";
import { searchOf, STEPS } from "./candidates.ts";
import { deepFreeze, withoutChanges } from "./deep-freeze.ts";
import { ensureWhole } from "./ensure-state.ts";
import { ensure } from "./ensure.ts";
import type { EvaluatorCase } from "./evaluator-case.ts";
import { fingerprintOfState } from "./fingerprint.ts";
import { architecturesOf } from "./growths.ts";
import type { Build } from "./kit-case.ts";

/** Number of architectures of the space whose parts are checked, besides those of the case. */
const PARTS = 20;

/** Tests an evaluator's shared training, if the case has a `space`. */
export function testSharedTraining(build: Build<Evaluator>, kitCase: EvaluatorCase): void {
  if (kitCase.space === undefined) return;

  it("trains the same for the same search, independently of earlier trainings", async () => {
    const [one, other] = [await sharedTrainingOf(build), await sharedTrainingOf(build)];
    const known = new Map<number, string>();
    for (const [training, steps] of [
      [one, [...STEPS, ...STEPS.toReversed()]],
      [other, STEPS.toReversed()],
    ] as const) {
      for (const step of steps) {
        const search = deepFreeze(searchOf(kitCase, step));
        const print = printOf(await withoutChanges("train", () => training.train(search)));
        const before = known.get(step) ?? print;
        known.set(step, before);
        ensure(print === before, "the same search returns another model");
      }
    }
  });

  it("returns a part for every candidate, always the same one", async () => {
    const [one, other] = [await sharedTrainingOf(build), await sharedTrainingOf(build)];
    const { state } = await one.train(searchOf(kitCase, 1));
    const trained = fingerprintOfState(state);
    for (const architecture of candidatesOf(kitCase)) {
      const part = one.partOf(state, architecture);
      await ensurePart(part, architecture, kitCase);
      for (const training of [one, other]) {
        const again = fingerprintOfState(training.partOf(state, architecture));
        ensure(
          again === fingerprintOfState(part),
          `the part of ${architecture} differs when asked a second time`,
        );
      }
      ensure(fingerprintOfState(state) === trained, "partOf changes the shared model: work on copies");
    }
  });
}

async function sharedTrainingOf(build: Build<Evaluator>): Promise<SharedTraining> {
  const { sharedTraining } = await build();
  ensure(sharedTraining !== undefined, "the case has a `space`, but the evaluator has no shared training");
  return sharedTraining as SharedTraining;
}

/** Architectures of the case, and some of the space including the first and the last. */
function candidatesOf({ architectures, space }: EvaluatorCase): readonly Architecture[] {
  const all = architecturesOf(space!);
  return [...architectures, all[0]!, all.at(-1)!, ...new Random("parts").sample(all, PARTS)];
}

async function ensurePart(
  part: ModelState,
  architecture: Architecture,
  kitCase: EvaluatorCase,
): Promise<void> {
  ensureWhole(part, `the part of ${architecture}`);
  const own = await searchOf(kitCase, 1).inherit(architecture);
  const shapes = ({ parameters }: ModelState) =>
    Object.fromEntries([...parameters].map(([name, { shape }]) => [name, shape]));
  expect(shapes(part), `the part of ${architecture} lacks the shapes of its parameters`).toEqual(
    shapes(own.state),
  );
}

function printOf({ state, update, loss, plan }: TrainingCheckpoint): string {
  return `${fingerprintOfState(state)} ${update} ${loss} ${plan.anchor?.momentum} ${plan.anchor?.pull}`;
}
