import { test } from "vitest";
import { describeNative } from "../compile/native.ts";
import { expectSameUpdates } from "./same-updates.ts";
import type { TrainingCase } from "./training-case.ts";

const deep = { "image.depth": 2, "text.depth": 2 };
const unequal = {
  "image.width": 16,
  "text.width": 24,
  "image.mlpRatio": 2,
  "text.mlpRatio": 1,
  "text.depth": 2,
};

const graphs: readonly (readonly [string, TrainingCase])[] = [
  ["two layers each", { architecture: deep }],
  ["unequal towers", { architecture: unequal }],
  ["shared blocks alone", { architecture: { "image.depth": 0, "text.depth": 0, "shared.depth": 2 } }],
  [
    "a shared block, normalised before the first, quick GELU",
    { architecture: { "shared.depth": 1 }, options: { lnPre: true, quickGelu: true } },
  ],
  ["parameters in joint vectors", { grouping: "joint" }],
  ["a trained model", { history: "trained" }],
  [
    "a trained model with a shared block, in joint vectors",
    { history: "trained", grouping: "joint", architecture: { "shared.depth": 1 } },
  ],
  ["a grown model", { history: "grown" }],
  ["a grown model in joint vectors", { history: "grown", grouping: "joint", architecture: unequal }],
  ["an anchor", { anchored: true, history: "trained" }],
  ["an anchor in a grown model, in joint vectors", { anchored: true, history: "grown", grouping: "joint" }],
  ["gradients that are clipped hard", { gradientClip: 0.01 }],
  ["gradients that are never clipped", { gradientClip: 1e6 }],
];
describeNative("ten updates come to the same operation by operation and", () => {
  test.each(graphs)("as a graph: %s", (_, chosen) => expectSameUpdates(chosen, "graph"));
});
