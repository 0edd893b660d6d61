import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeSearchStrategy } from "espalier/testing";
import { nearTheBest } from "./near-the-best.ts";

test("the page shows the strategy that is tested here", () => {
  const page = readFileSync("docs/writing-a-strategy.md", "utf8");
  const shown = /```ts\n(.*?)```/s.exec(page)?.[1];
  expect(shown).toBe(readFileSync("test/docs/near-the-best.ts", "utf8"));
});

describeSearchStrategy(nearTheBest, [{}]);
