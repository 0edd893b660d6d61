import fc from "fast-check";
import { Architecture } from "../../../src/architecture/architecture.ts";
import type { Checkpoint } from "../../../src/run/store/checkpoint.ts";
import { type NdArray, type ParameterTree, sizeOf } from "../../../src/tensor/parameter-tree.ts";

const array: fc.Arbitrary<NdArray> = fc
  .array(fc.nat(4), { maxLength: 3 })
  .chain((shape) =>
    fc.float32Array({ minLength: sizeOf(shape), maxLength: sizeOf(shape) }).map((data) => ({ shape, data })),
  );
const name = fc.oneof(
  fc.constantFrom("logit_scale", "visual.transformer.resblocks.0.attn.in_proj_weight", "__proto__", "größe"),
  fc
    .string({ minLength: 1 })
    .filter((text) => !text.includes("/") && text !== "__metadata__" && !/^\d+$/.test(text)),
);
const tree: fc.Arbitrary<ParameterTree> = fc
  .array(fc.tuple(name, array), { maxLength: 5 })
  .map((entries) => new Map(entries));
/** Checkpoints of any content. */
export const anyCheckpoint: fc.Arbitrary<Checkpoint> = fc
  .record({
    architecture: fc.dictionary(
      fc.constantFrom("image.depth", "text.width", "act"),
      fc.oneof(fc.nat(), fc.string()),
    ),
    trees: fc.tuple(tree, tree, tree, tree, tree),
    anchor: fc.option(
      fc.record({
        weights: tree,
        mask: tree,
        momentum: fc.double({ min: 0, max: 1, noNaN: true }),
        pull: fc.nat(),
      }),
    ),
    parent: fc.option(fc.string()),
    step: fc.integer({ min: 1, max: 9 }),
    update: fc.nat(),
  })
  .map(({ architecture, trees: [parameters, averages, first, second, count], ...rest }) => ({
    state: {
      architecture: new Architecture(architecture),
      parameters,
      averages,
      slots: { first, second, count },
    },
    plan: rest.anchor === null ? {} : { anchor: rest.anchor },
    step: rest.step,
    update: rest.update,
    ...(rest.parent === null ? {} : { parent: rest.parent }),
  }));
