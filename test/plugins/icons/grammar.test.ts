import { expect, test } from "vitest";
import { captionsOf } from "../../../plugins/icons/grammar.ts";

const described = { thing: "home", style: "", aliases: [], categories: [], kind: "UI 24px" };

test("captions name the thing, its aliases, its style and up to two categories", () => {
  const full = {
    ...described,
    style: "outline",
    aliases: ["house"],
    categories: ["building", "place", "third"],
  };
  expect(captionsOf(full)).toEqual([
    { text: "home", about: "thing:home" },
    { text: "icon of home", about: "icon thing:home" },
    { text: "house", about: "thing:house" },
    { text: "icon of house", about: "icon thing:house" },
    { text: "outline icon of home", about: "outline icon thing:home" },
    { text: "home, building", about: "thing:home building" },
    { text: "icon from the category building", about: "icon category:building" },
    { text: "home, place", about: "thing:home place" },
    { text: "icon from the category place", about: "icon category:place" },
  ]);
});

test.each([
  ["Logos", "logo of home"],
  ["Emoji", "emoji of home"],
  ["Programming", "programming icon of home"],
  ["Flags / Maps", "map symbol of home"],
  ["Other", "icon of home"],
])("an icon of the kind %s is a %j", (kind, text) => {
  expect(captionsOf({ ...described, kind }).map((caption) => caption.text)).toContain(text);
});
