import { Architecture, SearchSpace } from "espalier";
import { describe, expect, test } from "vitest";
import { cell } from "../../../plugins/search-only/cell.ts";
import { readFileSync } from "node:fs";
import { build } from "../build.ts";

const { dimensions } = JSON.parse(readFileSync("search-spaces/nas-bench-201.json", "utf8")) as {
  dimensions: Record<string, { type: "categorical"; values: string[] }>;
};

/** @param operations of the edges 0-1, 0-2, 1-2, 0-3, 1-3, 2-3, a letter each. */
function cellOf(operations: string): Architecture {
  const names: Record<string, string> = {
    n: "none",
    s: "skip_connect",
    c: "nor_conv_3x3",
    p: "avg_pool_3x3",
  };
  const keys = Object.keys(dimensions);
  return new Architecture(Object.fromEntries(keys.map((key, place) => [key, names[operations[place]!]!])));
}

describe("cells", () => {
  test("of NAS-Bench-201 are 15,625, of which 6,466 differ", async () => {
    const family = await build(cell);
    const space = new SearchSpace("nas-bench-201", new Map(Object.entries(dimensions)));
    const all = [...space.enumerate()];
    for (const one of all) family.check?.(one);
    expect(new Set(all.map((one) => family.identity?.(one))).size).toBe(6466);
    expect(all).toHaveLength(15_625);
  });

  test.each([
    ["the input by another way", "snncnn", "snnncn", true],
    ["the terms of a sum exchanged", "snncpn", "snnpcn", true],
    ["what lies behind nothing", "nncccs", "nnpccs", true],
    ["a convolution for a pooling", "cnnncn", "pnnncn", false],
  ])("with %s", async (_, one, other, same) => {
    const family = await build(cell);
    const identities = [one, other].map((operations) => family.identity?.(cellOf(operations)));
    expect(identities[0] === identities[1]).toBe(same);
  });

  test("with operations that are spelled alike differ", async () => {
    const family = await build(cell, { nodes: 3 });
    const identity = (...operations: readonly (string | number)[]) =>
      family.identity?.(
        new Architecture({
          "edge.0.1": operations[0]!,
          "edge.0.2": operations[1]!,
          "edge.1.2": operations[2]!,
        }),
      );
    expect(identity(1, 2, 3)).not.toBe(identity("1", 2, 3));
    expect(identity("a", "none", "b")).not.toBe(identity("skip_connect", "none", "a)@b"));
    expect(identity("skip_connect", "x", "none")).not.toBe(identity("skip_connect", "none", "x)+(0"));
  });

  test("have a dimension for each edge", async () => {
    const family = await build(cell, { nodes: 3 });
    expect(() => family.check?.(cellOf("cccccc"))).toThrow("edge.0.1, edge.0.2, edge.1.2");
  });
});
