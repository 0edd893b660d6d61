import { afterAll, beforeAll, expect, it } from "vitest";
import type { Architecture } from "../architecture/architecture.ts";
import { EspalierError } from "../espalier-error.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { Evaluator } from "../search/evaluator.ts";
import type { Measurements } from "../search/trial.ts";
import { type Engine, openEngine } from "../tensor/engine.ts";
import { type Asked, askedOf, Candidates } from "./candidates.ts";
import { deepFreeze, withoutChanges } from "./deep-freeze.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import type { EvaluatorCase } from "./evaluator-case.ts";
import { testContinuing } from "./evaluator-continuing.ts";
import type { Build } from "./kit-case.ts";
import { withTrainer } from "./kit-training.ts";
import { ensureMeasured, repeatable } from "./measured.ts";
import { testSharedTraining } from "./shared-training.ts";

/**
 * Tests that an evaluator fulfils its port's contract: it measures what it declares, repeatably and independently of
 * earlier measurements, in any growth step and at any budget, changes nothing, and throws errors for unmeasurable
 * candidates.
 */
export function describeEvaluator(strategy: Strategy<Evaluator>, cases: readonly EvaluatorCase[]): void {
  describeStrategy(Evaluator, strategy, cases.map(withTrainer), (build, kitCase) => {
    if (kitCase.training !== undefined) {
      let engine: Engine;
      beforeAll(async () => {
        engine = await openEngine("wasm");
      });
      afterAll(() => engine.close());
    }
    testDeclaration(build);
    testMeasuring(build, kitCase);
    testContinuing(build, kitCase);
    testSharedTraining(build, kitCase);
    testFailures(build, kitCase);
  });
}

function testDeclaration(build: Build<Evaluator>): void {
  it("declares its measurements", async () => {
    const evaluator = await build();
    const { measures } = evaluator;
    ensure(measures.length > 0, "it declares no measurements, so a search has no objective");
    const undescribed = measures.find(({ description }) => description === "");
    ensure(undescribed === undefined, `"${undescribed?.measurement}" lacks a description`);
    for (const again of [evaluator, await build()])
      expect(again.measures, "a second call declares other measurements").toEqual(measures);
  });
}

function testMeasuring(build: Build<Evaluator>, kitCase: EvaluatorCase): void {
  it("measures all that it declares, as finite numbers", async () => {
    const evaluator = await build();
    const candidates = await Candidates.of(evaluator, kitCase);
    const worths = [];
    for (const architecture of kitCase.architectures) {
      const asked: Asked = { architecture, step: 1, budget: 1 };
      const measurements = await evaluator.measure(candidates.candidate(evaluator, asked));
      ensureMeasured(evaluator, measurements, architecture, 1);
      worths.push(JSON.stringify(repeatable(evaluator, measurements)));
    }
    const canBeToldApart = worths[0] === "{}" || new Set(worths).size > 1;
    ensure(
      canBeToldApart,
      `all architectures of the case measure ${worths[0]}: name architectures that differ`,
    );
  });

  it("measures the same for the same candidate, independently of earlier measurements", async () => {
    const [first, second] = [await build(), await build()];
    const candidates = await Candidates.of(first, kitCase);
    const known = new Map<string, Measurements>();
    const asked = askedOf(kitCase);
    for (const [evaluator, all] of [
      [first, asked],
      [first, asked.toReversed()],
      [second, asked.toReversed()],
    ] as const) {
      for (const one of all) {
        const what = `${one.architecture} in step ${one.step} at budget ${one.budget}`;
        const figures = repeatable(evaluator, await evaluator.measure(candidates.candidate(evaluator, one)));
        const before = known.get(what) ?? figures;
        known.set(what, before);
        expect(
          figures,
          `${what} has other measurements in another order; declare \`varies: true\` for values that cannot be repeated`,
        ).toEqual(before);
      }
    }
    candidates.ensureUnchanged("measure");
  });

  it("does not change the candidate", async () => {
    const evaluator = await build();
    const candidates = await Candidates.of(evaluator, kitCase);
    for (const one of askedOf(kitCase)) {
      const candidate = deepFreeze(candidates.candidate(evaluator, one));
      await withoutChanges("measure", () => evaluator.measure(candidate));
      candidates.ensureUnchanged("measure");
    }
  });
}

function testFailures(build: Build<Evaluator>, kitCase: EvaluatorCase): void {
  const { unmeasurable = [] } = kitCase;
  if (unmeasurable.length === 0) return;
  it("throws EspalierErrors for unmeasurable candidates, and measures others afterwards", async () => {
    const evaluator = await build();
    const candidates = await Candidates.of(evaluator, kitCase);
    const measure = async (architecture: Architecture) =>
      evaluator.measure(candidates.candidate(evaluator, { architecture, step: 1, budget: 1 }));
    const before = repeatable(evaluator, await measure(kitCase.architectures[0]));
    for (const architecture of unmeasurable) {
      const outcome = await measure(architecture).then(
        (measurements) => `measured as ${JSON.stringify(measurements)}`,
        (error: unknown) => error,
      );
      expect(outcome, `${architecture} must fail with an EspalierError`).toBeInstanceOf(EspalierError);
    }
    const after = repeatable(evaluator, await measure(kitCase.architectures[0]));
    expect(after, "after a failure, the same candidate has other measurements").toEqual(before);
  });
}
