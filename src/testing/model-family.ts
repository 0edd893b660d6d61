import { largestMagnitude } from "../tensor/largest-magnitude.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Architecture } from "../architecture/architecture.ts";
import { shapeOf } from "../architecture/model-description.ts";
import { ModelFamily } from "../architecture/model-family.ts";
import type { DataStream } from "../data/data-stream.ts";
import type { Example } from "../data/example.ts";
import { expand } from "../growth/expand.ts";
import type { GrowthDimension } from "../growth/growth-dimension.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { Batch } from "../tensor/compile/step.ts";
import { type Engine, openEngine } from "../tensor/engine.ts";
import { sizeOf } from "../tensor/parameter-tree.ts";
import { inputsOf, type TrainableFamily, trainableFamily } from "../training/trainable-family.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import { describeGrowth } from "./ensure-state.ts";
import { anyGrowth, architecturesOf } from "./growths.ts";
import { anySeed, holdsFor } from "./holds-for.ts";
import type { Build, KitCase } from "./kit-case.ts";
import { matrixFlops } from "./matrix-flops.ts";
import { EXACT_WITHIN, firstBatch, functionOf, largestChange } from "./model-function.ts";
import { rowsAt, tensorsOf, untilStep } from "./model-inputs.ts";
import { batchSize, computed, idleParameters, trainable, treeOf } from "./model-outputs.ts";
import { plainGrowth } from "./plain-growth.ts";
import { trainedState } from "./trained-state.ts";

/** A case of a model family. */
export interface ModelFamilyCase extends KitCase {
  /** Architectures of the family, small ones to keep the tests short. */
  readonly space: SearchSpace;
  /** Examples that the family reads. */
  readonly stream: DataStream;
  /** Growth dimensions of the family, all exact. Default: more blocks, and wider axes. */
  readonly growing?: (family: TrainableFamily) => Promise<readonly GrowthDimension[]>;
}

/** Number of architectures per test. */
const ARCHITECTURES = 4;

/** Maximum relative difference between the FLOPs by formula and those of a forward pass's matrix products. */
const FLOPS_WITHIN = 0.1;

/**
 * Tests that a family fulfils its port's contract: parameters and FLOPs that match the formulas, an encoder that
 * draws only from its key and reads no later steps, a forward pass whose outputs depend neither on the rest of the
 * batch nor on other parts' inputs, a gradient for every parameter, and growth that preserves the function.
 */
export function describeModelFamily(
  strategy: Strategy<ModelFamily>,
  cases: readonly ModelFamilyCase[],
): void {
  describeStrategy(ModelFamily, strategy, cases, (build, kitCase) => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await openEngine("wasm");
    });
    afterAll(() => engine.close());
    const buildFamily = async () => {
      const family = trainableFamily(await build());
      const { kind } = kitCase.stream;
      ensure(family.reads === kind, `the family reads "${family.reads}", the case's stream has "${kind}"`);
      return family;
    };
    testDescription(buildFamily, kitCase);
    testEncoder(buildFamily, kitCase);
    testForward(buildFamily, kitCase);
    testGrowth(buildFamily, kitCase);
  });
}

type BuildFamily = Build<TrainableFamily>;

function testDescription(build: BuildFamily, { space, stream }: ModelFamilyCase): void {
  it("describes axes of one name with one size", async () => {
    const family = await build();
    // The container refuses axes that disagree.
    for (const architecture of someOf(space)) family.describe(architecture);
  });

  it("counts the parameters that it describes", async () => {
    const family = await build();
    for (const architecture of someOf(space)) {
      const described = trainable(family, architecture).reduce((sum, one) => sum + sizeOf(shapeOf(one)), 0);
      const { parameters } = family.cost(architecture);
      ensure(
        parameters === described,
        `${architecture}: cost has ${parameters} parameters, the description ${described}`,
      );
    }
  });

  it("counts the FLOPs of a forward pass's matrix products", async () => {
    const family = await build();
    const one = await firstBatch({ family, stream }, 1);
    for (const architecture of someOf(space)) {
      const tree = treeOf(family, architecture);
      const computed = await matrixFlops(() =>
        family.forward(architecture, tree, tensorsOf(inputsOf(family, one))),
      );
      const { flops } = family.cost(architecture);
      ensure(
        Math.abs(flops / computed - 1) <= FLOPS_WITHIN,
        `${architecture}: cost has ${flops} FLOPs, the matrix products of one example ${computed}`,
      );
    }
  });
}

function testEncoder(build: BuildFamily, { stream }: ModelFamilyCase): void {
  it("encodes the same batch for the same key, and without a key", async () => {
    const [family, other] = [await build(), await build()];
    const [encoder, another] = [await family.encoder(stream, 1), await other.encoder(stream, 1)];
    const examples = await examplesOf(stream);
    const random = new Random("batch");
    for (const drawing of [{ random, augment: true }, { random, augment: false }, { augment: false }]) {
      const batch = await encoder.encode(examples, drawing);
      for (const again of [encoder, another])
        expect(await again.encode(examples, drawing), "a second encoding differs").toEqual(batch);
    }
  });

  it("ignores later steps, and keeps earlier encodings", async () => {
    const family = await build();
    const examples = await examplesOf(stream);
    let before: Batch | undefined;
    for (let step = 1; step <= stream.steps; step++) {
      const encoder = await family.encoder(untilStep(stream, step), step);
      const batch = inputsOf(family, await encoder.encode(examples, { augment: false }));
      expect(batch, `the encoder of step ${step} encodes examples of step 1 differently`).toEqual(
        before ?? batch,
      );
      before = batch;
    }
  });
}

function testForward(build: BuildFamily, { space, stream }: ModelFamilyCase): void {
  it("computes outputs that do not depend on the rest of the batch", async () => {
    const family = await build();
    const batch = inputsOf(family, await firstBatch({ family, stream }));
    const rows = batchSize(batch);
    for (const architecture of someOf(space)) {
      const whole = computed(family, architecture, batch);
      const first = computed(family, architecture, rowsAt(batch, 1));
      for (const [name, { shape, data }] of Object.entries(whole)) {
        if (shape[0] !== rows) continue;
        const own = data.subarray(0, data.length / rows);
        const change = largestMagnitude(own.map((value, at) => value - first[name]!.data[at]!));
        ensure(
          change <= EXACT_WITHIN * Math.max(1, largestMagnitude(own)),
          `${architecture}: "${name}" of an example changes by ${change.toPrecision(3)} in a batch of its own`,
        );
      }
    }
  });

  it("computes the output of a part from its own inputs", async () => {
    const family = await build();
    const batch = inputsOf(family, await firstBatch({ family, stream }));
    for (const architecture of someOf(space)) {
      const whole = computed(family, architecture, batch);
      for (const { name, inputs, output } of family.parts) {
        const own = inputsOf({ inputs }, batch);
        const alone = computed(family, architecture, own)[output];
        ensure(alone !== undefined, `${name}: no "${output}" from only ${inputs.join(", ")}`);
        expect(alone, `${name}: another "${output}" from only ${inputs.join(", ")}`).toEqual(whole[output]);
      }
    }
  });

  it("has a gradient for every trainable parameter", async () => {
    const family = await build();
    const batch = inputsOf(family, await firstBatch({ family, stream }));
    for (const architecture of someOf(space)) {
      const idle = idleParameters(family, architecture, batch);
      ensure(idle.length === 0, `${architecture}: no output depends on ${idle.slice(0, 3).join(", ")}`);
    }
  });
}

function testGrowth(build: BuildFamily, { space, stream, growing }: ModelFamilyCase): void {
  it("preserves its function when it grows along each dimension", async () => {
    await holdsFor(
      [anySeed],
      async (seed) => {
        const family = await build();
        for (const dimension of (await growing?.(family)) ?? plainGrowth(family)) {
          const random = new Random(seed);
          const growth = anyGrowth((current) => dimension.reach(current, space), space, random);
          if (growth === undefined) continue;
          const target = growth.from.with(growth.values);
          const parent = trainedState(family, growth.from, random.fork("parent"));
          const child = expand([dimension], parent, target, random.fork("expand"));
          const change = largestChange(
            await functionOf({ family, stream }, parent, "live"),
            await functionOf({ family, stream }, child, "live"),
          );
          ensure(
            change < EXACT_WITHIN,
            `${describeGrowth(growth.from, target)}: the comparable values change by ${change.toPrecision(3)}`,
          );
        }
      },
      ARCHITECTURES,
    );
  });
}

/** The first, the last and some other architectures. */
function someOf(space: SearchSpace): readonly Architecture[] {
  const all = architecturesOf(space);
  const count = Math.min(ARCHITECTURES, all.length);
  return Array.from(
    { length: count },
    (_, place) => all[Math.floor((place * (all.length - 1)) / Math.max(1, count - 1))]!,
  );
}

async function examplesOf(stream: DataStream): Promise<readonly Example[]> {
  const examples = await stream.examples(1, "train");
  return Array.from({ length: Math.min(ARCHITECTURES, examples.length) }, (_, place) => examples.at(place)!);
}
