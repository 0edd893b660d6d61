import { expect, test } from "vitest";
import { plainWords, wordsOf } from "../../../plugins/icons/words.ts";

test.each([
  ["home", "home", ""],
  ["cloud-lightning-rain", "cloud lightning rain", ""],
  ["home-outline", "home", "outline"],
  ["home-2-outline-24", "home", "outline"],
  ["arrow-down-right-48-regular", "arrow down right", ""],
  ["data-bar-vertical-24-filled", "data bar vertical", "filled"],
  ["arrow-right-from-line-linear", "arrow right from line", "outline"],
  ["medal-star-square-bold-duotone", "medal star square", "duotone"],
  ["clock-5-sharp-two-tone", "clock 5", "duotone"],
  ["person-off-alt", "person off", ""],
  ["number-7", "number 7", ""],
  ["letter-o-solid", "letter o", "filled"],
  ["circle-o", "circle", ""],
  ["h-1", "h 1", ""],
  ["24", "24", ""],
  ["outline", "outline", ""],
  ["html-5-v2", "html 5", ""],
])("%s: %j, %j", (name, thing, style) => {
  expect(wordsOf(name)).toEqual({ thing, style });
});

test("first words that only a set's file knows are dropped", () => {
  expect(wordsOf("sharp-help", "ic")).toEqual({ thing: "help", style: "sharp" });
  expect(wordsOf("outline-home", "ic")).toEqual({ thing: "home", style: "outline" });
  expect(wordsOf("bxs-bolt-circle", "bx")).toEqual({ thing: "bolt circle", style: "" });
  expect(wordsOf("sharp-help")).toEqual({ thing: "sharp help", style: "" });
  expect(wordsOf("ios", "ion")).toEqual({ thing: "ios", style: "" });
});

test("categories become plain words", () => {
  expect(plainWords("Alert / Error")).toBe("alert error");
  expect(plainWords("Food & Drink")).toBe("food drink");
});
