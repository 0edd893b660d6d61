import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/json/decode-text.ts";

function failure(bytes: Uint8Array): string {
  try {
    return `no failure: ${decodeText(bytes, "a.txt")}`;
  } catch (error) {
    const { code, culprit, message, remedy } = error as Record<string, string>;
    return [code, culprit, message, remedy].join("\n");
  }
}

const latin1 = (text: string) => Buffer.from(text, "latin1");

describe("a text in UTF-8", () => {
  test("is decoded, with a byte order mark or without", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.boolean(), (content, marked) => {
        const text = content.replaceAll("\u0000", "").replace(/^\uFEFF+/, "");
        expect(decodeText(Buffer.from((marked ? "\uFEFF" : "") + text), "a.txt")).toBe(text);
      }),
    );
  });

  test("that is not one is refused with the place of the first wrong byte", () => {
    expect(failure(Buffer.concat([Buffer.from("größe\nää"), latin1("größe")]))).toMatchInlineSnapshot(`
      "ESPALIER_TEXT_NOT_UTF8
      a.txt:2:5
      a.txt is not UTF-8: byte 0xF6 at line 2, column 5 (offset 14).
      Save the text as UTF-8; a byte order mark is accepted. In Latin-1 the byte is "ö"."
    `);
  });

  test.each([
    ["a character that is cut off", [0x61, 0xe2, 0x82]],
    ["a byte that begins none", [0x61, 0x0a, 0x80]],
    ["an overlong form", [0xc0, 0xaf]],
    ["half a surrogate pair", [0x20, 0xed, 0xa0, 0x80]],
    ["a NUL", [0x61, 0x62, 0x63, 0x00, 0x64]],
  ])("with %s is refused", (_, bytes) => {
    expect(failure(Uint8Array.from(bytes))).toMatchSnapshot();
  });

  test("is told from every other sequence of bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const isUtf8 = Buffer.from(Buffer.from(bytes).toString("utf8")).equals(bytes);
        expect(failure(bytes).startsWith("no failure")).toBe(isUtf8 && !bytes.includes(0));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("UTF-16", () => {
  const little = Buffer.from('{"name": "größe"}', "utf16le");
  const big = Buffer.from(little).swap16();
  test.each([
    ["with its mark", Buffer.concat([Buffer.from([0xff, 0xfe]), little])],
    ["with its mark, big end first", Buffer.concat([Buffer.from([0xfe, 0xff]), big])],
    ["without a mark", little],
    ["without a mark, big end first", big],
  ])("%s is called by its name", (_, bytes) => {
    expect(failure(bytes)).toMatchInlineSnapshot(`
      "ESPALIER_TEXT_FOREIGN_ENCODING
      a.txt
      a.txt is UTF-16, not UTF-8.
      Save the text as UTF-8; a byte order mark is accepted."
    `);
  });
});
