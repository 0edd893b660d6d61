import { expect, test } from "vitest";
import { Architecture } from "../../src/architecture/architecture.ts";
import type { ModelDescription } from "../../src/architecture/model-description.ts";
import type { ModelState } from "../../src/architecture/model-state.ts";
import { type BlockPosition, insertBlocks, type InsertionOptions } from "../../src/growth/insert-blocks.ts";
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

function grown(
  from: number,
  to: number,
  position: BlockPosition,
  blocks: InsertionOptions["blocks"] = "fresh",
) {
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
  const child = insertBlocks(
    state,
    source,
    target,
    { stack: "image", position, blocks },
    new Random("insert"),
  );
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

/** The old block of each block of the grown stack, by its weight that closes a branch. */
const copied = (from: number, to: number, position: BlockPosition) =>
  grown(from, to, position, "copy")
    .values.slice(0, -1)
    .filter((_, place) => place % 2 === 0)
    .map((value) => ((value as number) - 1) / 2);

test.each<[BlockPosition, number, number, readonly number[]]>([
  ["end", 2, 4, [0, 1, 0, 1]],
  ["end", 3, 8, [0, 1, 2, 0, 1, 2, 0, 1]],
  ["end", 3, 4, [0, 1, 2, 0]],
  ["interleave", 2, 4, [0, 0, 1, 1]],
  ["interleave", 2, 3, [0, 1, 1]],
  ["interleave", 3, 8, [0, 0, 1, 1, 1, 2, 2, 2]],
])("copies at position %s: %i blocks become %i", (position, from, to, origins) => {
  expect(copied(from, to, position)).toEqual(origins);
});

test("copies have the optimizer slots of their origins; without blocks to copy new ones are fresh", () => {
  expect(grown(1, 2, "end", "copy")).toEqual({ values: [1, 2, 1, 2, 3], count: [1, 2, 1, 2, 3] });
  expect(grown(0, 1, "end", "copy")).toEqual({ values: [0, 9, 1], count: [0, 0, 1] });
});

test("an equal depth changes nothing, a smaller one is refused", () => {
  expect(grown(2, 2, "end").values).toEqual([1, 2, 3, 4, 5]);
  expect(() => grown(2, 1, "end")).toThrow(expect.objectContaining({ code: "ESPALIER_GROWTH_FEWER_BLOCKS" }));
});
