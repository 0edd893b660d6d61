import { expect, test } from "vitest";
import { exampleSheet } from "../../src/report/example-sheet.ts";

test("names, texts and notes are shown, whatever they hold", () => {
  const page = exampleSheet({
    title: 'a & "b"',
    stream: "<script>",
    split: "train",
    steps: [
      {
        name: "\u001b[2J",
        count: 1,
        examples: [{ id: "\u0000", media: "data:,", texts: ["\u202egnp.exe", "👩‍🔬"], notes: ["a\u009bb"] }],
      },
    ],
  });
  // oxlint-disable-next-line no-control-regex
  expect(page).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]|<script>/);
  expect(page).toContain("<h1>a &amp; &quot;b&quot;</h1>");
  expect(page).toContain(String.raw`<h2>Step 1: \x1b[2J</h2>`);
  expect(page).toContain(String.raw`alt="\u202egnp.exe"><ul><li>\u202egnp.exe</li><li>👩‍🔬</li></ul>`);
  expect(page).toContain(String.raw`<small>\x00 · a\x9bb</small>`);
});
