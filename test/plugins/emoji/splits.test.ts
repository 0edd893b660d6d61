import { beforeAll, expect, it } from "vitest";
import type { Split } from "espalier";
import { readDrawings } from "../../../plugins/emoji/datasource.ts";
import type { Drawing } from "../../../plugins/emoji/drawing.ts";
import { RELEASES } from "../../../plugins/emoji/releases.ts";
import { splits } from "../../../plugins/emoji/splits.ts";
import { isTwin } from "../../../plugins/emoji/twins.ts";
import { wordsOf } from "../../../plugins/emoji/words.ts";

let drawings: Drawing[];
let ofDrawing: Map<string, Split>;

beforeAll(async () => {
  drawings = await readDrawings();
  ofDrawing = splits(drawings);
});

function drawingsOf(split: Split): Drawing[] {
  return drawings.filter(({ id }) => ofDrawing.get(id) === split);
}

function isNoLaterThan(one: Drawing, other: Drawing): boolean {
  return RELEASES.indexOf(one.release) <= RELEASES.indexOf(other.release);
}

it("gives every drawing a split", () => {
  expect(ofDrawing.size).toBe(3786);
  expect(drawingsOf("train").length).toBe(3265);
  expect(drawingsOf("search-validation").length).toBe(316);
  expect(drawingsOf("test").length).toBe(205);
});

it("does not depend on the order of the drawings", () => {
  const reversed = splits(drawings.toReversed());
  for (const [id, split] of ofDrawing) expect(reversed.get(id)).toBe(split);
});

it("holds out of things in several tones only what training knows in another tone, not later", () => {
  const trained = drawingsOf("train");
  const held = [...drawingsOf("test"), ...drawingsOf("search-validation")].filter(
    ({ tones }) => tones.length > 0,
  );
  for (const drawing of held) {
    expect(trained.some((other) => other.thing === drawing.thing && isNoLaterThan(other, drawing))).toBe(
      true,
    );
  }
});

it("holds out other things for search-validation alone, and only if training knows their words", () => {
  expect(drawingsOf("test").every(({ tones }) => tones.length > 0)).toBe(true);
  const trained = drawingsOf("train");
  for (const drawing of drawingsOf("search-validation").filter(({ tones }) => tones.length === 0)) {
    const known = new Set(
      trained.filter((other) => isNoLaterThan(other, drawing)).flatMap(({ name }) => wordsOf(name)),
    );
    for (const word of wordsOf(drawing.name)) expect(known).toContain(word);
  }
});

it("trains on all that looks like something else", () => {
  for (const { id } of drawings.filter((drawing) => isTwin(drawing.id)))
    expect(ofDrawing.get(id)).toBe("train");
});
