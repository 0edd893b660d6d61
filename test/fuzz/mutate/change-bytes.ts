import fc, { type Arbitrary } from "fast-check";

/** One change of some bytes, at places that are taken modulo their number. */
interface Change {
  readonly what: "flip" | "cut" | "delete" | "double" | "insert" | "overwrite";
  readonly place: number;
  readonly length: number;
  readonly bytes: Uint8Array;
}

const ODD_BYTES = ["\u0000", "\uFEFF", "\r\n", "\n", '"', ",", "{", "\\", "\u001b[2J", "\u2028"].map((text) =>
  Buffer.from(text),
);

const change: Arbitrary<Change> = fc.record({
  what: fc.constantFrom("flip", "cut", "delete", "double", "insert", "overwrite"),
  place: fc.nat(),
  length: fc.nat({ max: 64 }),
  bytes: fc.oneof(
    fc.constantFrom<Uint8Array>(
      ...ODD_BYTES,
      Buffer.from([0xff]),
      Buffer.from([0xc3]),
      Buffer.from([0xed, 0xa0]),
    ),
    fc.uint8Array({ maxLength: 16 }),
  ),
});

/** What other programs write where UTF-8 is expected. */
const ENCODINGS = ["latin1", "utf16le"] as const;

/** Bytes with a few changes, of which each moves what follows or leaves it. */
export function changedBytes(bytes: Uint8Array): Arbitrary<Uint8Array> {
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => changes.reduce(apply, bytes));
}

/** A text as its UTF-8 bytes; sometimes those are changed, or the encoding is another one. */
export function asBytes(text: string): Arbitrary<Uint8Array> {
  const bytes = Buffer.from(text);
  return fc.oneof(
    { weight: 20, arbitrary: fc.constant<Uint8Array>(bytes) },
    { weight: 4, arbitrary: changedBytes(bytes) },
    { weight: 1, arbitrary: fc.constantFrom(...ENCODINGS).map((name) => Buffer.from(text, name)) },
    { weight: 1, arbitrary: fc.constant(Buffer.from(`\uFEFF${text.replaceAll("\n", "\r\n")}`)) },
  );
}

function apply(bytes: Uint8Array, { what, place, length, bytes: odd }: Change): Uint8Array {
  const start = bytes.length === 0 ? 0 : place % bytes.length;
  const end = Math.min(bytes.length, start + length);
  const [before, range, after] = [bytes.subarray(0, start), bytes.subarray(start, end), bytes.subarray(end)];
  switch (what) {
    case "flip":
      return Buffer.concat([
        before,
        Buffer.from([(bytes[start] ?? 0) ^ (1 << (length % 8))]),
        bytes.subarray(start + 1),
      ]);
    case "cut":
      return before;
    case "delete":
      return Buffer.concat([before, after]);
    case "double":
      return Buffer.concat([before, range, range, after]);
    case "insert":
      return Buffer.concat([before, odd, range, after]);
    case "overwrite":
      return Buffer.concat([before, odd, bytes.subarray(start + odd.length)]);
  }
}
