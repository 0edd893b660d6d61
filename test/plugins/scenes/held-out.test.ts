import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "espalier";
import { HeldOut, type Novelty } from "../../../plugins/scenes/held-out.ts";
import { some } from "../../../plugins/scenes/kinds.ts";
import { RELATIONS, type Scene, type SceneObject } from "../../../plugins/scenes/scene.ts";
import type { ScenePair } from "../../../plugins/scenes/scene-pair.ts";
import { shaped, type Statement } from "../../../plugins/scenes/statement.ts";
import { firstPairs, STEPS, streamOf } from "./streams.ts";

/** What makes up a scene, as far as something may be held out of it: by kind, spelt out. */
function partsOf({ objects }: Scene): Record<string, string[]> {
  const shapes = new Set(objects.map(({ shape }) => shape));
  const counts = [...shapes].map((shape) => objects.filter((object) => object.shape === shape).length);
  return {
    combination: objects.map(({ shape, colour }) => `${shape} in ${colour}`),
    // Five of a shape are too rare to have been trained on for sure.
    count: [...shapes].flatMap((shape, place) =>
      counts[place] === 5 ? [] : [`${counts[place]} of ${shape}`],
    ),
    relation: objects.flatMap((one) => objects.flatMap((other) => orders(one, other))),
  };
}

function orders(one: SceneObject, other: SceneObject): string[] {
  return [
    ...(one.x < other.x - 1 / 6 ? [`${one.shape} left of ${other.shape}`] : []),
    ...(one.y < other.y - 1 / 6 ? [`${one.shape} above ${other.shape}`] : []),
  ];
}

async function pairsOf(split: "train" | "search-validation" | "test", seed: number): Promise<ScenePair[]> {
  const stream = streamOf({ seed, pairs: 2000, factor: 1.5, validationPairs: 300, testPairs: 1200 });
  return (await Promise.all(STEPS.map((step) => firstPairs(stream, step, split, 10_000)))).flat();
}

describe.each([1, 2, 3])("with seed %i", (seed) => {
  it("training and search-validation have nothing that makes a test scene held out", async () => {
    const trained = { combination: new Set<string>(), count: new Set<string>(), relation: new Set<string>() };
    for (const { scene } of [
      ...(await pairsOf("train", seed)),
      ...(await pairsOf("search-validation", seed)),
    ]) {
      for (const [kind, parts] of Object.entries(partsOf(scene)))
        for (const part of parts) trained[kind as keyof typeof trained].add(part);
    }
    const counts = new Map<string, number>();
    for (const { tags, scene, id } of await pairsOf("test", seed)) {
      const parts = Object.entries(partsOf(scene)) as [keyof typeof trained, string[]][];
      const untrained = parts.filter(([kind, all]) => all.some((part) => !trained[kind].has(part)));
      const expected = untrained.map(([kind]) => `held-out:${kind}`);
      expect(tags, id).toEqual(expected.length === 0 ? ["seen"] : ["held-out", ...expected]);
      for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      seen: 3000,
      "held-out": 3000,
      "held-out:combination": 2100,
      "held-out:count": 300,
      "held-out:relation": 600,
    });
    expect(trained.combination.size).toBe(64);
  });
});

it("of sentences about a scene those name something held out that name what is held out of it", async () => {
  const stream = streamOf({ testPairs: 600 });
  for (const step of STEPS) {
    for (const { scene, tags, id } of await firstPairs(stream, step, "test", 600)) {
      for (const [kind, statements] of Object.entries(sentencesOf(scene))) {
        const isNew = statements.some((statement) => !stream.isFamiliar([statement]));
        expect(isNew, `${kind} of ${id}`).toBe(tags.includes(`held-out:${kind}`));
      }
    }
  }
});

/** Everything of a kind that can be held out of a scene, said of it. */
function sentencesOf({ objects }: Scene): Record<Novelty, Statement[]> {
  return {
    combination: some(objects),
    count: objects.map(({ shape }) => ({
      type: "exactly",
      what: shaped(shape),
      count: objects.filter((object) => object.shape === shape).length,
    })),
    relation: objects.flatMap((one) =>
      objects.flatMap((other) =>
        [...RELATIONS.entries()]
          .filter(([, { holds }]) => holds(one, other))
          .map(([relation]) => ({
            type: "relation" as const,
            what: shaped(one.shape),
            relation,
            to: shaped(other.shape),
          })),
      ),
    ),
  };
}

it("a fifth of all combinations is held out, of every shape and colour alike, whatever the key", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const heldOut = new HeldOut(new Random(seed));
      const table = Array.from({ length: 8 }, (_, shape) =>
        Array.from({ length: 10 }, (__, colour) => heldOut.isCombination(shape, colour)),
      );
      expect(table.map((row) => row.filter(Boolean).length)).toEqual(new Array(8).fill(2));
      const first = table.slice(0, 5).map((row) => row.slice(0, 5).filter(Boolean).length);
      expect(first).toEqual([1, 1, 1, 1, 1]);
      const counts = Array.from({ length: 8 }, (_, shape) =>
        [1, 2, 3, 4, 5].filter((count) => heldOut.isCount(shape, count)),
      );
      expect(counts.flat()).toHaveLength(5);
      expect(counts.flat().every((count) => count >= 2 && count <= 4)).toBe(true);
    }),
  );
});

it("about a fifth of the ways that two shapes lie to each other is held out", () => {
  const object = (shape: number, column: number): SceneObject => ({
    ...{ shape, column, row: 0, x: column / 3, y: 0 },
    ...{ colour: 0, size: 0, texture: 0, radius: 0.1 },
  });
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const heldOut = new HeldOut(new Random(seed));
      let count = 0;
      for (let one = 0; one < 8; one++)
        for (let other = 0; other < 8; other++)
          if (heldOut.isRelation(object(one, 0), object(other, 2))) count++;
      expect(count).toBeGreaterThanOrEqual(10);
      expect(count).toBeLessThanOrEqual(16);
    }),
  );
});
