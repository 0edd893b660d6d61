import type { DataStream } from "../../data/data-stream.ts";
import type { Example, Examples } from "../../data/example.ts";
import { answers, type Fault, optional, type PortChecks, promises, property, unless } from "./check.ts";
import { firstFault, isCount, isRecord, isTexts } from "./values.ts";

export const dataStream: PortChecks<DataStream> = {
  kind: property("a string, such as text", (kind) => unless(typeof kind === "string" && kind !== "")),
  steps: property("an integer from 1", (steps) => unless(isCount(steps, 1))),
  stepNames: property("a string for each step", (names, { steps }) =>
    unless(isTexts(names) && names.length === steps, `there are ${steps} steps`),
  ),
  fingerprint: optional(property("a string", (fingerprint) => unless(typeof fingerprint === "string"))),
  examples: promises(
    "an array of examples, or an object with `length`, `at` and an iterator",
    (examples) => (Array.isArray(examples) ? arrayFault(examples) : unless(isExamples(examples))),
    (examples, guardPart) => (Array.isArray(examples) ? examples : guardPart("", examples, examplesMade)),
  ),
  prepare: optional(promises("nothing", () => undefined)),
  faults: optional(
    promises("{ count, first }: an integer from 0, and an array of { place, problem }", (faults) =>
      unless(isRecord(faults) && isCount(faults["count"]) && areFaults(faults["first"], faults["count"])),
    ),
  ),
  show: optional(
    promises("{ texts, notes }: arrays of strings; media: a URI, if there is one", (shown) =>
      unless(
        isRecord(shown) &&
          isTexts(shown["texts"]) &&
          isTexts(shown["notes"]) &&
          (shown["media"] === undefined || typeof shown["media"] === "string"),
      ),
    ),
  ),
};

/** Examples that are created on demand; only what costs nothing is looked at. */
const examplesMade: PortChecks<Examples> = {
  length: property("an integer from 0", (length) => unless(isCount(length))),
  at: answers("an example, or undefined outside of the length", (example, [index], { length }) =>
    example === undefined && !(index >= 0 && index < length) ? undefined : unless(isExample(example)),
  ),
  [Symbol.iterator]: answers("an iterator", (iterator) => unless(isRecord(iterator))),
};

function isExamples(examples: unknown): boolean {
  return (
    isRecord(examples) &&
    "length" in examples &&
    typeof examples["at"] === "function" &&
    Symbol.iterator in examples
  );
}

function isExample(example: unknown): example is Example {
  return isRecord(example) && typeof example["id"] === "string";
}

function areFaults(first: unknown, count: number): boolean {
  if (!Array.isArray(first) || first.length > count) return false;
  return first.every((fault: unknown) => isRecord(fault) && isTexts([fault["place"], fault["problem"]]));
}

/** Arrays that were looked at: a stream may give the same one again and again. */
const known = new WeakSet<readonly unknown[]>();

function arrayFault(examples: readonly unknown[]): Fault | undefined {
  if (known.has(examples)) return undefined;
  const ids = new Set<string>();
  const fault = firstFault(examples, (example) => {
    if (!isExample(example)) return "it is not an example with an `id`";
    if (ids.has(example.id)) return `the id "${example.id}" is there twice`;
    ids.add(example.id);
    return undefined;
  });
  if (fault === undefined) known.add(examples);
  return fault;
}
