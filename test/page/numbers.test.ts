import { expect, test } from "vitest";
import { showTick } from "../../src/page/numbers.ts";

test("a tick has no zeros after its digits, but keeps those of its integer", () => {
  const ticks = [0, 0.05, 1200, 1e6, 8e6, 1.2e6, 20e6, 200e6, 1e9, 1.25e9];
  expect(ticks.map(showTick)).toEqual([
    "0",
    "0.05",
    "1,200",
    "1 M",
    "8 M",
    "1.2 M",
    "20 M",
    "200 M",
    "1 G",
    "1.25 G",
  ]);
});
