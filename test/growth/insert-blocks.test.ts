import { expect, test } from "vitest";
import { Architecture } from "../../src/architecture/architecture.ts";
import type { ModelDescription } from "../../src/architecture/model-description.ts";
import type { ModelState } from "../../src/architecture/model-state.ts";
import { type BlockPosition, insertBlocks } from "../../src/growth/insert-blocks.ts";
import { Random } from "../../src/random/random.ts";
import type { ParameterTree } from "../../src/tensor/parameter-tree.ts";

/** A stack of blocks with a weight that closes a branch and a gain, then a head; fresh values are 9. */
function described(depth: number): ModelDescription {
  const shared = {
    axes: [{ name: "width", role: "residual", size: 1, flow: "writes", copies: 1 }],
    initial: { type: "constant", value: 9 },
    trainable: true,
    decays: false,
  } as const;
  const blocks = Array.from({ length: depth }, (_, index) => [
    { ...shared, name: `${index}/out`, block: { stack: "image", index, part: "out", closesBranch: true } },
    { ...shared, name: `${index}/gain`, block: { stack: "image", index, part: "gain", closesBranch: false } },
  ]);
  return [...blocks.flat(), { ...shared, name: "head" }];
}

function grown(from: number, to: number, position: BlockPosition) {
  const source = described(from);
  const tree: ParameterTree = new Map(
    source.map(({ name }, place) => [name, { shape: [1], data: Float32Array.of(place + 1) }]),
  );
  const state: ModelState = {
    architecture: new Architecture({ depth: from }),
    parameters: tree,
    averages: tree,
    slots: { first: tree, second: tree, count: tree },
  };
  const target = { architecture: new Architecture({ depth: to }), description: described(to) };
  const child = insertBlocks(state, source, target, { stack: "image", position }, new Random("insert"));
  const numbers = (tree: ParameterTree) => [...tree.values()].map(({ data }) => data[0]);
  return { values: numbers(child.parameters), count: numbers(child.slots.count) };
}

test("new blocks are appended; they close their branches with zeros and have no optimizer slots", () => {
  expect(grown(2, 4, "end")).toEqual({
    values: [1, 2, 3, 4, 0, 9, 0, 9, 5],
    count: [1, 2, 3, 4, 0, 0, 0, 0, 5],
  });
});

test("interleaved blocks follow the old ones", () => {
  expect(grown(2, 4, "interleave")).toEqual({
    values: [1, 2, 0, 9, 3, 4, 0, 9, 5],
    count: [1, 2, 0, 0, 3, 4, 0, 0, 5],
  });
});

test("an equal depth changes nothing, a smaller one is refused", () => {
  expect(grown(2, 2, "end").values).toEqual([1, 2, 3, 4, 5]);
  expect(() => grown(2, 1, "end")).toThrow(expect.objectContaining({ code: "ESPALIER_GROWTH_FEWER_BLOCKS" }));
});
