import { expect, test } from "vitest";
import { pictureSheet } from "../../src/report/picture-sheet.ts";

test("names, captions and tags are shown, whatever they hold", () => {
  const page = pictureSheet({
    title: 'a & "b"',
    stream: "<script>",
    split: "train",
    steps: [
      {
        name: "\u001b[2J",
        count: 1,
        pairs: [{ id: "\u0000", picture: "data:,", captions: ["\u202egnp.exe", "👩‍🔬"], tags: ["a\u009bb"] }],
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
