import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchingNames, meanScores } from "../../src/evaluation/mean-scores.ts";
import type { Score } from "../../src/evaluation/score.ts";
import { wholeScores } from "../../src/evaluation/whole-scores.ts";

const score = (name: string, value: number, more: Partial<Score> = {}): Score => ({
  ...{ name, value, interval: [value, value], count: 10, baselines: { majority: value / 2 } },
  ...more,
});

describe("a mean over tasks", () => {
  const scores = wholeScores([
    score("icons-map", 0.2),
    score("icons-flag", 0.6, { baselines: { majority: 0.5, chance: 0.1 } }),
    score("recall@1", 0.1, { count: 10, ofStep: 1 }),
    score("recall@1", 0.4, { count: 20, ofStep: 2 }),
    score("bits", 3, { unit: "bits", direction: "minimize" }),
  ]);

  it("counts each score that a pattern matches once, with the baselines that all have", () => {
    const { all } = Object.fromEntries(meanScores({ all: ["icons-*", "icons-map"] }, scores));
    expect(all).toEqual({
      value: 0.4,
      direction: "maximize",
      baselines: { majority: 0.3 },
      of: ["icons-map", "icons-flag"],
    });
  });

  it("takes a score of each step as the mean over the steps' examples", () => {
    expect(meanScores({ all: ["recall@1"] }, scores).get("all")!.value).toBeCloseTo(0.3, 12);
  });

  it("is left out if nothing matches", () => {
    expect(meanScores({ all: ["emoji-*"] }, scores).size).toBe(0);
  });

  it("refuses scores of other directions and units, and the name of a score", () => {
    expect(() => meanScores({ all: ["*"] }, scores)).toThrow(
      'The mean "all" has scores that cannot be averaged: "icons-map" (maximize, share) and "bits" (minimize, bits).',
    );
    expect(() => meanScores({ bits: ["icons-*"] }, scores)).toThrow(
      'The mean "bits" has the name of a score of the run.',
    );
  });
});

it("a pattern without a star matches itself alone, whatever its characters", () => {
  const names = fc.array(fc.string({ unit: "grapheme" }).filter((name) => !name.includes("*")));
  fc.assert(
    fc.property(names, fc.nat(), (all, place) => {
      const name = all[place % Math.max(1, all.length)] ?? "";
      expect(new Set(matchingNames([name], all))).toEqual(new Set(all.filter((one) => one === name)));
      expect(matchingNames(["*"], all)).toEqual(all);
    }),
  );
});
