import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** Words of one kind of data. The core reads examples, inputs and outputs. */
const MODALITY = /picture|caption|towers?\b|tokeniz|\b(images?|pairs?|tokens)(?![\w/])/i;

/**
 * Folders that may speak of them: the libraries for one kind of data, and the numeric operations, of which attention
 * counts tokens and `patches` cuts pictures.
 */
const LIBRARIES = ["src/image-text/", "src/picture-files/", "src/transformer/", "src/tensor/"];

/** What the words mean elsewhere. */
const OTHER_MEANINGS = [
  // Unicode and UTF-16.
  "halves of surrogate pairs",
  "A surrogate pair is not cut in two.",
  "const pairs = Math.floor(probe.length / 2);",
  "pairs > 0 && even !== odd",
  // HTML and CSS.
  "image-rendering: pixelated;",
  "URI of an image file",
  // The entry point for plug-ins.
  'import("../image-text/index.ts")',
  '"espalier/image-text": imageText',
  'import("../picture-files/index.ts")',
  '"espalier/picture-files": pictureFiles',
  "imageText, pictureFiles, typebox",
];

/** Lines that speak of a modality, with their places. */
function linesOf(file: string, text: string): string[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      MODALITY.test(line) && !OTHER_MEANINGS.some((meaning) => line.includes(meaning))
        ? [`${file}:${index + 1}: ${line.trim()}`]
        : [],
    );
}

describe("a modality in the core", () => {
  const root = join(import.meta.dirname, "../..");
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `src/${file}`)
    .filter((file) => !LIBRARIES.some((library) => file.startsWith(library)));

  test("is named nowhere", () => {
    expect(files.length).toBeGreaterThan(300);
    expect(files.flatMap((file) => linesOf(file, readFileSync(join(root, file), "utf8")))).toEqual([]);
  });

  test.each([
    "abstract imageFeatures(images: Tensor4D): Tensor2D;",
    "/** Pairs that arrive. */",
    "readonly captions: readonly string[];",
    "const tokens = tokenizer.encode(texts);",
    "if (parameter.tower === part) return;",
    "stackPictures(chunk, side)",
  ])("is noticed in: %s", (line) => {
    expect(linesOf("src/run/a.ts", line)).toEqual([`src/run/a.ts:1: ${line}`]);
  });
});
