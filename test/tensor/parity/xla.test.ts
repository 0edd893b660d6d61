import { test } from "vitest";
import { describeNative } from "../compile/native.ts";
import { expectSameUpdates } from "./same-updates.ts";
import type { TrainingCase } from "./training-case.ts";

const xla: readonly (readonly [string, TrainingCase])[] = [
  ["a text tower of one layer", { architecture: { "image.depth": 0 }, gradientClip: 0.01 }],
  [
    "a grown model with an anchor and a shared block, normalised before the first, quick GELU, in joint vectors",
    {
      architecture: { "shared.depth": 1 },
      options: { lnPre: true, quickGelu: true },
      history: "grown",
      anchored: true,
      grouping: "joint",
    },
  ],
];

describeNative("ten updates come to the same operation by operation and", () => {
  test.each(xla)("compiled by XLA: %s", (_, chosen) => expectSameUpdates(chosen, "xla"));
});
