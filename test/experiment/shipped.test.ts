import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { plugins } from "../../plugins/index.ts";
import { readSound } from "./read-sound.ts";
import type { ExperimentProblems } from "../../src/json/problems-error.ts";

const files = (await readdir("experiments")).filter((file) => /(?<!\.schema)\.json$/.test(file));

describe("experiments that we ship", () => {
  test.each(files)("%s is sound", async (file) => {
    const { experiment } = await readSound(join("experiments", file), { plugins });
    expect(experiment.name).not.toBe("");
  });
});

test("ten mistakes in one file are ten problems", async () => {
  const file = "test/experiment/fixtures/ten-mistakes.json";
  const error = await readSound(file, { plugins }).catch((reason: unknown) => reason);
  const { problems, exitCode, message } = error as ExperimentProblems;
  expect([problems.length, exitCode]).toEqual([10, 2]);
  expect(message).toMatchInlineSnapshot(`
    "10 problems in test/experiment/fixtures/ten-mistakes.json:
      /name (test/experiment/fixtures/ten-mistakes.json:2:3): "ten mistakes" is not allowed. Allowed: Letters, digits, dots, dashes and underscores: it names the run's folder.
      /seed (test/experiment/fixtures/ten-mistakes.json:3:3): 1.5 is not allowed. Allowed: an integer >= 0 and <= 9007199254740991.
      /plugins/0 (test/experiment/fixtures/ten-mistakes.json:4:15): Plug-in "./no-such-plugin.ts" was not found. Correct the path; it starts from the folder of the file that names it.
      /stream/step (test/experiment/fixtures/ten-mistakes.json:5:32): Unknown key "step". Allowed: steps, imageSize, shift, scale, hue. Did you mean "steps"?
      /replay (test/experiment/fixtures/ten-mistakes.json:6:3): There is no ReplayPolicy "cumulativ". Allowed: cumulative, sequential, equal, exponential. Did you mean "cumulative"?
      /searchSpace/dimensions/image.depth/low (test/experiment/fixtures/ten-mistakes.json:10:43): 4 is larger than "high", 1. Allowed: an integer <= 1.
      /searchSpace/dimensions/image.width/step (test/experiment/fixtures/ten-mistakes.json:11:67): 0 is not allowed. Allowed: an integer >= 1.
      /searchSpace/dimensions/image.mlpRatio/values/1 (test/experiment/fixtures/ten-mistakes.json:12:64): 2 is listed twice.
      /growth/dimensions/1 (test/experiment/fixtures/ten-mistakes.json:23:29): There is no GrowthDimension "widht". Allowed: depth, width, shared-encoder, stacking, interleaving, shared-stacking, net2wider, bert2bert, zero-padding, copy-and-perturb. Did you mean "width"?
      /search/trials (test/experiment/fixtures/ten-mistakes.json:27:37): 0 is not allowed. Allowed: an integer >= 1."
  `);
});
