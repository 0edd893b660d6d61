import fc, { type Arbitrary } from "fast-check";
import type { JsonTree } from "./json-tree.ts";

/** Names that JavaScript's objects have anyway, and names that mean something to Espalier or to a terminal. */
export const ODD_NAMES = [
  ...["", "__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "length"],
  ...["type", "extends", "name", "step", "null", "0", "-1", "a b", "a/b~c", "ä\u0301", "😀", "NaN"],
  ...["\u0000", "\u001b[2J", "a\nb", "\u202e", "../../canary.txt", ".", "./", "/", "a".repeat(300)],
];

const SCALARS = [
  ...["null", "true", "false", "0", "-0", "1", "2", "-1", "3", "0.5", "0.1", "100", "1000000", "1e9"],
  ...["2147483648", "4294967296", "9007199254740991", "9007199254740993", "-9007199254740993"],
  ...["1e300", "-1e300", "1e400", "-1e400", "5e-324", "1.0000000000000002", "1e21"],
  ...['"\\ud800"', '"\\udfff\\ud800"', '"1"', '"true"', '"./x.json"', '"smallest"', '"none"'],
];

const LISTS = [
  "[]",
  "{}",
  "[[]]",
  "[null]",
  '{"":0}',
  '{"type":"none"}',
  '{"type":null}',
  "[1,1]",
  '["a","a"]',
];

const LARGE = [
  ...[1e3, 1e5, 5e6].map((length) => `"${"x".repeat(length)}"`),
  ...[100, 3000, 50_000].map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  `${'{"a":'.repeat(3000)}0${"}".repeat(3000)}`,
  `[${"0,".repeat(1e5)}0]`,
  `[${Array.from({ length: 2000 }, (_, place) => place).join(",")}]`,
  `{${Array.from({ length: 20_000 }, (_, place) => `"k${place}":1`).join(",")}}`,
];

/** Values that a reader is likely not to expect. */
export const oddTree: Arbitrary<JsonTree> = fc
  .oneof(
    { weight: 12, arbitrary: fc.constantFrom(...SCALARS) },
    { weight: 5, arbitrary: fc.constantFrom(...ODD_NAMES.map((name) => JSON.stringify(name))) },
    { weight: 4, arbitrary: fc.constantFrom(...LISTS) },
    { weight: 3, arbitrary: fc.integer({ min: -10, max: 50 }).map(String) },
    { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map(String) },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }).map((text) => JSON.stringify(text)) },
    { weight: 1, arbitrary: fc.constantFrom(...LARGE) },
  )
  .map((text) => ({ text }));

/** Keys that a reader is likely not to expect. */
export const oddName: Arbitrary<string> = fc.oneof(
  fc.constantFrom(...ODD_NAMES),
  fc.string({ maxLength: 8 }),
);
