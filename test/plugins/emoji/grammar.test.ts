import { beforeAll, describe, expect, it } from "vitest";
import { readDrawings } from "../../../plugins/emoji/datasource.ts";
import type { Drawing } from "../../../plugins/emoji/drawing.ts";
import { describe as describeDrawings, type Description } from "../../../plugins/emoji/grammar.ts";

let drawings: Drawing[];
let descriptions: Map<string, Description>;

beforeAll(async () => {
  drawings = await readDrawings();
  descriptions = describeDrawings(drawings);
});

function textsOf(name: string, tone?: string): string[] {
  const drawing = drawings.find((each) => each.name === name && each.tones[0] === tone) as Drawing;
  return (descriptions.get(drawing.id) as Description).captions.map(({ text }) => text);
}

describe("captions", () => {
  it("are several for each drawing, all different, in lower case, of 1 to 14 words", () => {
    for (const { captions } of descriptions.values()) {
      const texts = captions.map(({ text }) => text);
      expect(texts.length).toBeGreaterThanOrEqual(5);
      expect(new Set(texts).size).toBe(texts.length);
      const isSound = (text: string) =>
        text !== "" && text === text.toLowerCase().trim() && text.split(" ").length <= 14;
      expect(texts.filter((text) => !isSound(text))).toEqual([]);
    }
  });

  it("are the same every time", () => {
    expect(describeDrawings(drawings)).toEqual(descriptions);
  });

  it("carry a tag of every drawing that has them if there are several", () => {
    const owners = new Map<string, string[]>();
    for (const [id, { captions }] of descriptions) {
      for (const { text } of captions) owners.set(text, [...(owners.get(text) ?? []), id]);
    }
    const isTagged = (text: string, id: string) => {
      const { captions, tags } = descriptions.get(id) as Description;
      const about = captions.find((caption) => caption.text === text)?.about;
      return about !== undefined && tags.includes(about);
    };
    const wrong = [...owners].filter(
      ([text, ids]) => ids.length > 1 && !ids.every((id) => isTagged(text, id)),
    );
    expect(wrong).toEqual([]);
  });

  it("name thing, place, tone, gender and activity", () => {
    expect(textsOf("volcano")).toEqual([
      "volcano",
      "an emoji of volcano",
      "a small picture of volcano",
      "volcano from the category travel & places",
      "volcano, one of the place geographic emoji",
      "an emoji from the category travel & places",
      "one of the place geographic emoji",
    ]);
    expect(textsOf("woman firefighter", "dark")).toEqual([
      "woman firefighter",
      "an emoji of woman firefighter",
      "woman firefighter with dark skin tone",
      "an emoji of woman firefighter with dark skin tone",
      "a small picture of woman firefighter with dark skin tone",
      "dark skin tone, woman firefighter",
      "female firefighter with dark skin tone",
      "an emoji from the category people & body",
      "one of the person role emoji",
      "an emoji with dark skin tone",
      "an emoji of a woman",
      "a woman with dark skin tone",
      "somebody: firefighter",
    ]);
  });
});

describe("people", () => {
  it.each([
    ["woman surfing", "woman", "surfing"],
    ["surfer", undefined, "surfing"],
    ["man firefighter", "man", "firefighter"],
    ["firefighter", undefined, "firefighter"],
    ["woman running facing right", "woman", "running"],
    ["mermaid", "woman", "mermaid"],
    ["red haired man", "man", undefined],
    ["grinning face", undefined, undefined],
  ])("%s: gender %s, activity %s", (name, gender, activity) => {
    expect(drawings.find((drawing) => drawing.name === name)).toMatchObject({ gender, activity });
  });
});
