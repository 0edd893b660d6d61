import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readClassNames } from "espalier/image-text";

/** Names of two labels by a file. */
async function named(content: string, labels = ["fr", "de"]): Promise<Record<string, string>> {
  const file = join(mkdtempSync(join(tmpdir(), "espalier-names-")), "classes.json");
  writeFileSync(file, content);
  return Object.fromEntries(await readClassNames(file, labels));
}

describe("names of classes are", () => {
  it.each([
    ['{ "de": "Germany", "fr": "France", "it": "Italy" }', { de: "Germany", fr: "France" }],
    ['["Germany", "France"]', { de: "Germany", fr: "France" }],
    ['["fr", "de"]', { de: "de", fr: "fr" }],
  ])("%s", async (content, names) => {
    expect(await named(content)).toEqual(names);
  });

  it("those of labels that objects have by themselves, too", async () => {
    expect(await named('{ "toString": "a method" }', ["toString"])).toEqual({ toString: "a method" });
  });
});

describe("refused is", () => {
  it.each([
    ['{ "de": "Germany" }', "ESPALIER_CLASSES_MISSING"],
    ["{}", "ESPALIER_CLASSES_MISSING"],
    ['["Germany"]', "ESPALIER_CLASSES_OTHER_NUMBER"],
    ["[]", "ESPALIER_CLASSES_OTHER_NUMBER"],
    ['{ "de": 1, "fr": "France" }', "ESPALIER_CLASSES_MALFORMED"],
    ['{ "de": " ", "fr": "France" }', "ESPALIER_CLASSES_MALFORMED"],
    ['[["Germany"], ["France"]]', "ESPALIER_CLASSES_MALFORMED"],
    ["null", "ESPALIER_CLASSES_MALFORMED"],
    ['"de"', "ESPALIER_CLASSES_MALFORMED"],
  ])("%s", async (content, code) => {
    await expect(named(content)).rejects.toMatchObject({ code, exitCode: 2 });
  });

  it("a file that is not JSON, or does not exist", async () => {
    await expect(named("de: Germany")).rejects.toMatchObject({ code: expect.stringMatching(/^ESPALIER_/) });
    await expect(readClassNames("/nowhere/classes.json", [])).rejects.toMatchObject({
      code: expect.stringMatching(/^ESPALIER_/),
    });
  });
});
