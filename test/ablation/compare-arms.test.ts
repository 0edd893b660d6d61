import { describe, expect, it } from "vitest";
import type { CellResult, CellScore } from "../../src/ablation/cell-result.ts";
import { compareArms } from "../../src/ablation/compare-arms.ts";
import { describeContrast, seedsNeeded, showDifference } from "../../src/ablation/describe-contrast.ts";
import type { AblationPlan } from "../../src/ablation/plan.ts";
import { unequalArms } from "../../src/ablation/unequal-arms.ts";

/** A plan whose arms have these scores by seed. */
function ablation(arms: Readonly<Record<string, readonly (number | undefined)[]>>, parameters = [100]) {
  const names = Object.keys(arms);
  const [baseline] = names as [string];
  const result = (value: number, arm: number): CellResult => ({
    run: "",
    scores: new Map<string, CellScore>([
      ["accuracy", { value, direction: "maximize", baselines: {} }],
      ["bits", { value: 10 * value, direction: "minimize", unit: "bits", baselines: {} }],
    ]),
    matrices: new Map(),
    scoresByStep: [],
    searches: [],
    parameters: parameters[arm] ?? 100,
    examples: 10,
    seconds: 1,
    finished: "",
    environments: [],
  });
  const results = new Map(
    names.map((name, arm) => [
      name,
      new Map(
        arms[name]!.flatMap((value, index) => (value === undefined ? [] : [[index + 1, result(value, arm)]])),
      ),
    ]),
  );
  const contrasts = names.slice(1).map((name): [string, string] => [name, baseline]);
  const plan = { scores: null, contrasts, baseline } as unknown as AblationPlan;
  return { plan, results };
}

describe("a contrast", () => {
  it("pairs the arms by seed, and leaves out seeds that one of them lacks", () => {
    const { plan, results } = ablation({ base: [0.1, 0.2, undefined, 0.4], copy: [0.2, 0.4, 0.9, 0.5] });
    const [contrast] = compareArms(plan, results);
    expect(contrast).toMatchObject({
      arms: ["copy", "base"],
      score: "accuracy",
      seeds: [1, 2, 4],
      p: 0.25,
      adjusted: 0.25,
    });
    expect(contrast!.difference).toBeCloseTo(0.4 / 3, 12);
    expect(contrast!.effect).toBeCloseTo(0.4 / 3 / (0.1 / Math.sqrt(3)), 12);
  });

  it("has a p by the decisive score alone, adjusted over all contrasts", () => {
    const base = [0.1, 0.2, 0.3, 0.4, 0.5];
    const { plan, results } = ablation({
      base,
      one: base.map((value) => value + 0.1),
      other: [0.2, 0.1, 0.4, 0.3, 0.6],
    });
    const contrasts = compareArms(plan, results);
    expect(contrasts.map(({ arms, score, p, adjusted }) => [arms[0], score, p, adjusted])).toEqual([
      ["one", "accuracy", 0.0625, 0.125],
      ["other", "accuracy", 1, 1],
      ["one", "bits", undefined, undefined],
      ["other", "bits", undefined, undefined],
    ]);
  });
});

it("a contrast without results counts in the adjustment of the others", () => {
  const base = [0.1, 0.2, 0.3, 0.4, 0.5];
  const { plan, results } = ablation({ base, one: base.map((value) => value + 0.1), later: [] });
  const [one, later] = compareArms(plan, results);
  expect(one).toMatchObject({ p: 0.0625, adjusted: 0.125 });
  expect(later).not.toHaveProperty("p");
});

describe("a sentence says", () => {
  const kind = { direction: "maximize" } as const;
  const sentenceOf = (differences: readonly number[], score: object = kind) => {
    const { plan, results } = ablation({ base: differences.map(() => 0), arm: differences });
    return describeContrast(compareArms(plan, results)[0]!, { ...kind, ...score }, 1);
  };

  it("that a difference is shown", () => {
    expect(sentenceOf([0.1, 0.12, 0.11, 0.1, 0.13, 0.12])).toBe(
      "arm is better than base: +11.3 points, 95 % interval +10.1 to +12.6, p 0.031.",
    );
    expect(sentenceOf([0.1, 0.12, 0.11, 0.1, 0.13, 0.12], { direction: "minimize" })).toMatch(
      /^arm is worse than base: /,
    );
  });

  it("that a difference is shown by the test, however wide the interval", () => {
    expect(sentenceOf([0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.5])).toMatch(
      /^arm is better than base: \+7\.1 points, 95 % interval -\d+\.\d to \+\d+\.\d, p 0\.0078\.$/,
    );
  });

  it("that no difference was seen, and how large one could be", () => {
    expect(sentenceOf([0.1, -0.1, 0.05])).toBe(
      "arm and base: no difference seen (+1.7 points, 95 % interval -24.2 to +27.5); one larger than 27.5 points is excluded.",
    );
  });

  it("that an interval is too wide for any statement", () => {
    expect(sentenceOf([0.5, -0.4])).toMatch(/; 2 seeds are too few to exclude any\.$/);
  });

  it("that there are too few seeds to show a difference", () => {
    expect(sentenceOf([0.1, 0.11, 0.12])).toBe(
      "arm is better than base: +11.0 points, 95 % interval +8.5 to +13.5, but not shown: p 0.25. With 3 seeds p cannot fall below 0.25.",
    );
    expect(sentenceOf([0.1])).toBe("arm and base: 1 common seeds, at least 2 are needed for an interval.");
  });

  it("that arms differ in size", () => {
    const { plan, results } = ablation({ base: [0.1, 0.2], arm: [0.2, 0.3] }, [100, 150]);
    expect(unequalArms(plan, results)).toEqual([
      "arm has 1.5 times the parameters of base: the difference may come from that.",
    ]);
    expect(unequalArms(plan, ablation({ base: [0.1], arm: [0.2] }, [100, 109]).results)).toEqual([]);
  });
});

it("the number of seeds that can show a difference grows with the contrasts", () => {
  expect([1, 2, 4, 10].map(seedsNeeded)).toEqual([6, 7, 8, 9]);
});

it("differences have a sign", () => {
  expect([
    showDifference({}, 0.0123),
    showDifference({}, -0.5),
    showDifference({ unit: "bits" }, 0.25),
  ]).toEqual(["+1.2", "-50.0", "+0.250"]);
});
