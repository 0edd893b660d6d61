import { expect, it } from "vitest";
import type { Architecture } from "../architecture/architecture.ts";
import { EspalierError } from "../espalier-error.ts";
import type { Inherited } from "../growth/parameter-inheritance.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import { type Candidate, Evaluator, type SearchToPrepare, type SharedTraining } from "../search/evaluator.ts";
import type { Measurements } from "../search/trial.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { TrainingCheckpoint } from "../training/trainer.ts";
import { deepFreeze, withoutChanges } from "./deep-freeze.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import type { Build, KitCase } from "./kit-case.ts";

/** A case of an evaluator. */
export interface EvaluatorCase extends KitCase {
  /** Two or more that can be measured, and may be worth different things. */
  readonly architectures: readonly [Architecture, Architecture, ...Architecture[]];
  /** What a candidate's `inherit` gives, for evaluators that train. */
  readonly inherit?: (architecture: Architecture) => Promise<Inherited>;
  /** What the architectures are from, for evaluators with a training that all candidates share. */
  readonly space?: SearchSpace;
  /** Architectures that cannot be measured, if there are such. */
  readonly unmeasurable?: readonly Architecture[];
}

/**
 * Tests that an evaluator is what the port promises: it measures what it declares, the same for the same candidate
 * whatever else it measured, at any budget, changes nothing, and says clearly what cannot be measured.
 */
export function describeEvaluator(strategy: Strategy<Evaluator>, cases: readonly EvaluatorCase[]): void {
  describeStrategy(Evaluator, strategy, cases, (build, kitCase) => {
    testDeclaration(build);
    testMeasuring(build, kitCase);
    testSharedTraining(build, kitCase);
    testFailures(build, kitCase);
  });
}

function testDeclaration(build: Build<Evaluator>): void {
  it("declares what it measures", async () => {
    const { measures, updates } = await build();
    ensure(measures.length > 0, "it measures nothing, so nothing could be searched by it");
    const names = measures.map(({ measurement }) => measurement);
    expect(names, "two measurements of one name").toEqual([...new Set(names)]);
    for (const { measurement, direction, unit, description } of measures) {
      const where = `what is declared of "${measurement}"`;
      ensure(
        /^\S+$/.test(measurement),
        `${where}: a name has no spaces, since constraints are written with it`,
      );
      ensure(["minimize", "maximize"].includes(direction), `${where}: its direction is ${direction}`);
      ensure(typeof unit === "string", `${where}: its unit is ${unit}; a text, empty if it has none`);
      ensure(description !== "", `${where} lacks a description`);
    }
    const isCount = Number.isInteger(updates) && updates >= 0;
    ensure(isCount, `the updates of a full budget are a whole number, 0 without training: ${updates}`);
  });
}

function testMeasuring(build: Build<Evaluator>, kitCase: EvaluatorCase): void {
  it("measures all that it declares, as finite numbers", async () => {
    const evaluator = await build();
    for (const architecture of kitCase.architectures) {
      const measurements = await evaluator.measure(await candidateOf(evaluator, kitCase, architecture));
      for (const { measurement } of evaluator.measures) {
        const value = measurements[measurement];
        ensure(Number.isFinite(value), `"${measurement}" of ${architecture} is ${value}`);
      }
    }
  });

  it("measures the same for the same candidate, whatever it measured before", async () => {
    const [first, second] = [await build(), await build()];
    const values: Measurements[] = [];
    for (const architecture of kitCase.architectures)
      values.push(await first.measure(await candidateOf(first, kitCase, architecture)));
    for (const [index, architecture] of [...kitCase.architectures.entries()].toReversed()) {
      const again = await second.measure(await candidateOf(second, kitCase, architecture));
      const message = `${architecture} has other figures in another order; declare \`varies: true\` of what cannot be repeated`;
      expect(repeatable(second, again), message).toEqual(repeatable(first, values[index]!));
    }
  });

  it("measures at small budgets, and goes on from what it kept", async () => {
    const evaluator = await build();
    const [architecture] = kitCase.architectures;
    let kept: readonly TrainingCheckpoint[] = [];
    const keep = (checkpoints: readonly TrainingCheckpoint[]) => void (kept = checkpoints);
    for (const budget of [0.01, 0.5, 1]) {
      const previous = kept.length > 0 ? { previous: kept } : {};
      const measurements = await evaluator.measure({
        ...(await candidateOf(evaluator, kitCase, architecture)),
        ...previous,
        ...(budget < 1 && { keep }),
        budget,
      });
      const [{ measurement } = { measurement: "" }] = evaluator.measures;
      ensure(Number.isFinite(measurements[measurement]), `no "${measurement}" at budget ${budget}`);
    }
  });

  it("leaves the candidate as it is", async () => {
    const evaluator = await build();
    const candidate = deepFreeze(await candidateOf(evaluator, kitCase, kitCase.architectures[0]));
    await withoutChanges("measure", () => evaluator.measure(candidate));
  });
}

function testFailures(build: Build<Evaluator>, kitCase: EvaluatorCase): void {
  const { unmeasurable = [] } = kitCase;
  if (unmeasurable.length === 0) return;
  it("says what cannot be measured", async () => {
    const evaluator = await build();
    for (const architecture of unmeasurable) {
      const candidate = await candidateOf(evaluator, kitCase, architecture);
      const outcome = await evaluator.measure(candidate).then(
        (measurements) => `measured as ${JSON.stringify(measurements)}`,
        (error: unknown) => error,
      );
      expect(outcome, `what ${architecture} ended with, in place of an EspalierError`).toBeInstanceOf(
        EspalierError,
      );
    }
  });
}

async function candidateOf(
  { sharedTraining }: Evaluator,
  kitCase: EvaluatorCase,
  architecture: Architecture,
): Promise<Candidate> {
  const shared = sharedTraining && (await sharedTraining.train(searchOf(kitCase)));
  return {
    architecture,
    step: 1,
    budget: 1,
    random: STEP,
    inherit: () => inherit(kitCase, architecture),
    ...(shared && { shared: () => (sharedTraining as SharedTraining).partOf(shared.state, architecture) }),
  };
}

const STEP = new Random("kit").fork("step", 1);

function searchOf(kitCase: EvaluatorCase): SearchToPrepare {
  const { space, architectures } = kitCase;
  if (space === undefined) throw new Error("the case of the kit says nothing of `space`");
  return {
    step: 1,
    space,
    current: architectures[0],
    random: STEP,
    inherit: (architecture) => inherit(kitCase, architecture),
  };
}

function inherit(kitCase: EvaluatorCase, architecture: Architecture): Promise<Inherited> {
  if (kitCase.inherit === undefined) throw new Error("the case of the kit says nothing of `inherit`");
  return kitCase.inherit(architecture);
}

function testSharedTraining(build: Build<Evaluator>, kitCase: EvaluatorCase): void {
  if (kitCase.space === undefined) return;
  it("trains the same for the same search, and every candidate is a part of it", async () => {
    const [one, other] = [await sharedTrainingOf(build), await sharedTrainingOf(build)];
    const trained = await one.train(deepFreeze(searchOf(kitCase)));
    for (const training of [one, other]) {
      const again = await training.train(searchOf(kitCase));
      expect(again, "another model from the same search").toEqual(trained);
    }
    for (const architecture of kitCase.architectures) {
      const part = one.partOf(trained.state, architecture);
      expect(part.architecture.values, "the part is of another architecture").toEqual(architecture.values);
    }
    ensure(
      Number.isInteger(one.updates) && one.updates >= 0,
      `the updates of the shared training are a whole number: ${one.updates}`,
    );
  });
}

async function sharedTrainingOf(build: Build<Evaluator>): Promise<SharedTraining> {
  const { sharedTraining } = await build();
  ensure(sharedTraining !== undefined, "the case names a `space`, but the evaluator has no shared training");
  return sharedTraining as SharedTraining;
}

/** Figures that two measurings have to agree on. */
function repeatable({ measures }: Evaluator, measurements: Measurements): Measurements {
  const varying = new Set(measures.filter(({ varies }) => varies).map((one) => one.measurement));
  return Object.fromEntries(Object.entries(measurements).filter(([name]) => !varying.has(name)));
}
