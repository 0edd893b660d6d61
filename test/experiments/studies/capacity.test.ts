import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { figure } from "../../../experiments/studies/capacity/figure.ts";
import { parseOptions, type StudyOptions } from "../../../experiments/studies/capacity/options.ts";
import { report } from "../../../experiments/studies/capacity/report.ts";
import type { Final, Results } from "../../../experiments/studies/capacity/results.ts";
import { SIZES } from "../../../experiments/studies/capacity/sizes.ts";
import { emptyFolder } from "../../cli/espalier.ts";

const SCRIPT = new URL("../../../experiments/studies/capacity.ts", import.meta.url).pathname;

/** A training whose recall is `first` at step 1, and half of that in the end, when it is `second` at step 2. */
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
    ...recall(1, first / 2),
    ...recall(2, second),
  ];
  return {
    size: SIZES[place]!,
    seed,
    parameters: 1000 * (place + 1),
    minutes: place + seed,
    scores: [recall(1, first), scores],
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

test("the tables say what the runs recorded", () => {
  const text = report(results);
  expect(text).toContain("6 of 6 trainings have");
  expect(text).toContain("| 32x1 | 1,000 | 2.0 | 2.500 | **2.250** |");
  expect(text).toContain("| 32x2 | 2,000 | 3.0 | 2.000 |  |");
  expect(text).toContain("| 32x1 | 91.0 ± 1.0 | 32.0 ± 2.0 |");
  expect(text).toContain("| 32x1 | 45.5 ± 0.5 | 32.0 ± 2.0 |");
  expect(text).toContain("| 32x2 over 32x1 | 0.0 (-2.5 to 2.5) | 20.0 (15.0 to 25.0) |");
  expect(text).toContain("| scenes-shape (seen) | 12.5 | 20.0 | 32.0 ± 2.0 | 52.0 ± 2.0 |");
  expect(text).toContain("| 32x1 | 1.800 | 0.200 |");
  expect(figure(results).match(/<polyline/g)).toHaveLength(2);
});

test("with nothing finished the script says so, and explains itself", () => {
  const out = join(emptyFolder(), "study");
  const reported = study("--report", "--out", out);
  expect(reported.stdout).toContain("0 of 20 trainings have");
  expect(reported.stdout).toContain("Nothing has finished yet.");
  expect(existsSync(join(out, "capacity.svg"))).toBe(true);
  expect(study("--help").stdout).toContain("--search-updates N");
});

test("small models go through all steps, and what has finished is not run again", () => {
  const out = join(emptyFolder(), "study");
  const settings = ["/searchSpace=clip-scenes", "/model/headWidth=32"].flatMap((each) => ["--set", each]);
  const given = ["--out", out, "--file", "test/cases/scenes/experiment.json", ...settings];
  const short = ["--updates", "8", "--search-updates", "8", "--learning-rates", "0.001", "--at-once", "2"];
  const trained = study(...given, ...short, "--sizes", "32x1", "--seeds", "4");
  expect(trained.stderr.match(/^(search|final).* \(run\)$/gm)).toHaveLength(2);
  expect(trained.stdout).toContain("1 of 1 trainings have");
  expect(trained.stdout).toMatch(/^\| 32x1 \| 30,\d{3} \| \d+\.\d \| \*\*\d\.\d{3}\*\* \|$/m);
  expect(trained.stdout).toMatch(/^\| 32x1( \| \d+\.\d){5} \|$/m);
  const again = study(...given, ...short, "--sizes", "32x1", "--seeds", "4");
  expect([again.stderr, again.stdout]).toEqual(["", trained.stdout]);
});

test.each([
  ["--at-once", "0"],
  ["--updates", "12"],
  ["--sizes", "64x3"],
  ["--seeds", "one"],
])("%s %s makes no sense", (flag, value) => {
  expect(() => parseOptions([flag, value])).toThrow(new RegExp(`^${flag} ${value}: .*$`));
});

test("a wrong flag is refused in one line, a run that fails is named with its log", () => {
  const out = join(emptyFolder(), "study");
  const refused = study("--report", "--out", out, "--at-once", "0");
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringMatching(/^--at-once 0: .*\n$/) });
  const { status, stderr } = study("--out", out, "--set", "/model/patchSize=7");
  expect(status).toBe(1);
  const [, log] = /exit code 2: see (.*\.log)$/m.exec(stderr) ?? [];
  expect(readFileSync(log as string, "utf8")).toContain("patches of 7");
});

function study(...args: readonly string[]) {
  return spawnSync(process.execPath, ["--import", "jiti/register", SCRIPT, ...args], { encoding: "utf8" });
}
