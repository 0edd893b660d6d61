import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { figure } from "../../../experiments/studies/capacity/figure.ts";
import { parseOptions, type StudyOptions } from "../../../experiments/studies/capacity/options.ts";
import { report } from "../../../experiments/studies/capacity/report.ts";
import type { Final, Results } from "../../../experiments/studies/capacity/results.ts";
import { SIZES } from "../../../experiments/studies/capacity/sizes.ts";
import { interval, standardDeviation } from "../../../experiments/studies/capacity/statistics.ts";
import { emptyFolder } from "../../cli/espalier.ts";

/** A training whose recall is `first` at step 1 and `second` at step 2. */
function final(place: number, seed: number, first: number, second: number): Final {
  const recall = (ofStep: number, value: number) =>
    ["image-to-text", "text-to-image"].map((direction, sign) => ({
      name: `${direction} (seen) recall@1`,
      // The mean of both directions counts.
      value: value + (sign === 0 ? 0.01 : -0.01),
      interval: [0, 1] as const,
      count: 10,
      baselines: { chance: 0.1 },
      ofStep,
    }));
  const task = {
    name: "scenes-shape (seen)",
    value: second,
    interval: [0, 1] as const,
    count: 9,
    classes: 8,
  };
  const scores = [
    { ...task, baselines: { chance: 0.125, "bag of colours": 0.2 } },
    ...recall(1, first),
    ...recall(2, second),
  ];
  return {
    size: SIZES[place]!,
    seed,
    parameters: 1000 * (place + 1),
    minutes: place + seed,
    scores,
    losses: [3, 2.5, 2, 1.9, 1.8],
  };
}

const options = {
  ...(parseOptions(["--learning-rates", "0.001,0.002", "--sizes", "32x1,32x2"]) as StudyOptions),
  seeds: [1, 2, 3],
};
const results: Results = {
  options,
  searches: [
    { size: SIZES[0]!, learningRate: 0.001, loss: 2.5 },
    { size: SIZES[0]!, learningRate: 0.002, loss: 2.25 },
    { size: SIZES[1]!, learningRate: 0.001, loss: 2 },
  ],
  finals: [
    ...[final(0, 1, 0.9, 0.3), final(0, 2, 0.92, 0.32), final(0, 3, 0.91, 0.34)],
    ...[final(1, 1, 0.91, 0.5), final(1, 2, 0.91, 0.54), final(1, 3, 0.91, 0.52)],
  ],
};

test("deviations and intervals are the textbook's", () => {
  expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12);
  const [mean, half] = interval([1, 2, 3]);
  expect([mean, half]).toEqual([2, expect.closeTo(4.303 / Math.sqrt(3), 3)]);
  expect(interval([1])[1]).toBeNaN();
});

test("the tables say what the runs recorded", () => {
  const text = report(results);
  expect(text).toContain("6 of 6 trainings have");
  expect(text).toContain("| 32x1 | 2.500 | **2.250** |");
  expect(text).toContain("| 32x2 | 2.000 |  |");
  expect(text).toContain("| 32x1 | 1,000 | 2.0 | 91.0 ± 1.0 | 32.0 ± 2.0 |");
  expect(text).toContain("| 32x2 over 32x1 | 0.0 (-2.5 to 2.5) | 20.0 (15.0 to 25.0) |");
  expect(text).toContain("| scenes-shape (seen) | 12.5 | 20.0 | 32.0 ± 2.0 | 52.0 ± 2.0 |");
  expect(text).toContain("| 32x1 | 1.800 | 0.200 |");
  expect(figure(results).match(/<polyline/g)).toHaveLength(2);
});

test("with nothing finished the script says so, and explains itself", () => {
  const out = join(emptyFolder(), "study");
  const script = new URL("../../../experiments/studies/capacity.ts", import.meta.url).pathname;
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ["--import", "jiti/register", script, ...args], { encoding: "utf8" });
  const reported = run("--report", "--out", out);
  expect(reported.stdout).toContain("0 of 12 trainings have");
  expect(reported.stdout).toContain("Nothing has finished yet.");
  expect(existsSync(join(out, "capacity.svg"))).toBe(true);
  expect(run("--help").stdout).toContain("--search-updates N");
});
