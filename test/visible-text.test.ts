import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visibleJson, visibleLine, visibleText } from "../src/visible-text.ts";

/** Any text, most of it of characters that terminals obey. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCodePoint(code)),
    fc.constantFrom("\u202e", "\u2066", "\ud800", "\u200b", "\u2028"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  ),
});

describe("text of unknown origin", () => {
  test.each([
    ["\u001b[2J\u001b[H\u001b[31mred\u001b[0m", String.raw`\x1b[2J\x1b[H\x1b[31mred\x1b[0m`],
    ["\u001b]0;title\u0007", String.raw`\x1b]0;title\x07`],
    ["\u009b31m", String.raw`\x9b31m`],
    ["10 %\r20 %", String.raw`10 %\x0d20 %`],
    ["abc\u202efdp.exe", String.raw`abc\u202efdp.exe`],
    ["a\u200bb", String.raw`a\u200bb`],
    ["half \ud83d", String.raw`half \ud83d`],
    ["two\r\nlines\n\tindented", "two\nlines\n\tindented"],
    ["é, 漢字, 👩‍🔬, 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "é, 漢字, 👩‍🔬, 🏴󠁧󠁢󠁥󠁮󠁧󠁿"],
  ])("%j is shown as %j", (text, shown) => expect(visibleText(text)).toBe(shown));

  test("nothing that a terminal obeys is left, and what is shown is shown again as it is", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(visibleText(text)).not.toMatch(
          /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]|\p{Cs}/u,
        );
        expect(visibleText(visibleText(text))).toBe(visibleText(text));
        expect(visibleLine(text)).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  test("JSON means what it meant", () => {
    fc.assert(
      fc.property(fc.record({ text: hostile }), (value) => {
        const json = visibleJson(JSON.stringify(value, null, 2));
        expect(json).not.toMatch(/(?!\n)\p{Cc}/u);
        expect(JSON.parse(json)).toEqual(value);
      }),
    );
  });
});
