import { expect, test } from "vitest";
import { countryOf } from "../../../plugins/icons/countries.ts";
import { isHeldOut } from "../../../plugins/icons/held-out.ts";
import { CLASSIFICATIONS, type Classified } from "../../../plugins/icons/task-table.ts";

const icon: Classified = { name: "", thing: "", categories: [], kind: "Thematic" };

function classIn(type: string, fields: Partial<Classified>): string | undefined {
  return CLASSIFICATIONS.find((one) => one.type === type)?.classOf({ ...icon, ...fields });
}

test("there are nine tasks, on sets that are held out", () => {
  expect(CLASSIFICATIONS).toHaveLength(9);
  for (const { sets } of CLASSIFICATIONS)
    for (const prefix of sets) expect(isHeldOut(prefix, "anybody", new Map()), prefix).toBe(true);
});

test("a set is held out with all sets of its designer", () => {
  const authors = new Map([
    ["wi", "Erik"],
    ["other", "Erik"],
    ["another", "Anna"],
  ]);
  expect(
    ["wi", "other", "another"].filter((prefix) => isHeldOut(prefix, authors.get(prefix)!, authors)),
  ).toEqual(["wi", "other"]);
});

test.each([
  ["de", "germany"],
  ["cw", "curacao"],
  ["su", undefined],
  ["ba", "bosnia and herzegovina"],
  ["mm", "myanmar"],
  ["xx", undefined],
  ["gb-eng", undefined],
])("%s is the country %s", (code, country) => {
  expect(countryOf(code)).toBe(country);
});

test.each([
  ["icons-flag", { kind: "Flags / Maps", name: "fr-4x3", thing: "fr" }, "france"],
  ["icons-flag", { kind: "Emoji", name: "flag-for-france", thing: "flag for france" }, "france"],
  ["icons-flag", { kind: "Emoji", name: "flag-france", thing: "flag france" }, "france"],
  ["icons-flag", { kind: "Emoji", name: "france-flag", thing: "france flag" }, "france"],
  ["icons-flag", { kind: "UI 24px", name: "france", thing: "france" }, undefined],
  ["icons-weather", { thing: "day rain wind" }, "rain"],
  ["icons-weather", { thing: "day snow thunderstorm" }, "thunderstorm"],
  ["icons-weather", { thing: "alien" }, undefined],
  ["icons-emoji", { kind: "Emoji", categories: ["extras openmoji", "food drink"] }, "food drink"],
  ["icons-emoji", { kind: "Emoji", categories: ["extras openmoji"] }, undefined],
  ["icons-emoji", { categories: ["objects"] }, undefined],
  ["icons-file-type", { thing: "file type light rust" }, "rust"],
  ["icons-file-type", { thing: "rust" }, "rust"],
  ["icons-file-type", { thing: "folder rust" }, undefined],
  ["icons-map", { thing: "fire station" }, "fire station"],
  ["icons-arrow", { thing: "arrow big up left" }, "up left"],
  ["icons-arrow", { thing: "chevron right" }, "right"],
  ["icons-arrow", { thing: "arrow right left" }, undefined],
  ["icons-health", { thing: "syringe" }, "syringe"],
  ["icons-health", { thing: "7" }, undefined],
  ["icons-brand", { thing: "wikipedia" }, "wikipedia"],
  ["icons-character", { thing: "q" }, "letter q"],
  ["icons-character", { thing: "7" }, "number 7"],
  ["icons-character", { thing: "letter q" }, "letter q"],
  ["icons-character", { thing: "letter spacing" }, undefined],
  ["icons-character", { thing: "x", kind: "UI 24px" }, undefined],
  ["icons-character", { thing: "x" }, "letter x"],
  ["icons-flag", { kind: "Flags / Maps", name: "ci", thing: "ci" }, "cote divoire"],
  ["icons-flag", { thing: "flag usa" }, "united states"],
  ["icons-file-type", { thing: "js" }, "javascript"],
  ["icons-map", { thing: "fire station jp" }, "fire station"],
  ["icons-map", { thing: "religious shinto" }, "shinto"],
  ["icons-map", { thing: "slide2" }, "slide"],
  ["icons-health", { thing: "blister pills oval x14" }, "blister pills"],
  ["icons-health", { thing: "girl 0105y" }, "girl"],
  ["icons-health", { thing: "triangle inverted small" }, "triangle inverted"],
  ["icons-health", { thing: "rdt result neg invalid rectangular" }, "rapid test result negative invalid"],
  ["icons-health", { thing: "oral contraception pillsx21" }, "oral contraception pills"],
  ["icons-health", { thing: "imm" }, undefined],
  ["icons-brand", { thing: "googles cholar" }, "google scholar"],
  ["icons-brand", { thing: "cc visa" }, "visa"],
])("%s: %j is of class %s", (type, fields, label) => {
  expect(classIn(type, fields)).toBe(label);
});
