import { readFileSync } from "node:fs";
import { describeStep, openEngine } from "espalier/tensor";
import { expect, test } from "vitest";
import { hasNativeEngine } from "../required.ts";
import { regress, sample, step } from "./compiler-example.ts";

const page = readFileSync("docs/compiler.md", "utf8");

test("the page on the compiler shows the example that is compiled here", () => {
  expect(page).toContain(readFileSync("test/docs/compiler-example.ts", "utf8"));
});

test("the example finds the weights", async () => {
  expect(await regress()).toEqual([expect.closeTo(2, 4), expect.closeTo(3, 4)]);
});

test.skipIf(!hasNativeEngine())("the page shows the graphs of the example", async () => {
  const engine = await openEngine("native");
  const { recorded, simplified } = describeStep(step, sample);
  await engine.close();
  expect(page).toContain(`\n${recorded}\n`);
  expect(page).toContain(`\n${simplified}\n`);
});
