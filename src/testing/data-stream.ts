import { expect, it } from "vitest";
import { DataStream, type Split } from "../data/data-stream.ts";
import type { Example, Examples } from "../data/example.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import type { Build, KitCase } from "./kit-case.ts";

const SPLITS: readonly Split[] = ["train", "search-validation", "test"];

/** Number of checked examples per split and step, evenly spread. */
const LOOKED_AT = 500;

/** Number of examples to show. */
const SHOWN = 3;

/**
 * Tests that a stream fulfils its port's contract: examples in a fixed order that does not depend on instance or call
 * order, no repeated examples, disjoint splits, and validation examples from the first step. At most 500 examples of
 * a list are checked.
 */
export function describeDataStream(strategy: Strategy<DataStream>, cases: readonly KitCase[]): void {
  describeStrategy(DataStream, strategy, cases, (build) => {
    let shared: Promise<DataStream> | undefined;
    // Reading the data may take seconds.
    const sharedStream = () => (shared ??= build());
    testExamples(sharedStream);
    testPurity(build);
    it("returns the same examples after it has prepared a step", async () => {
      const stream = await build();
      const before = await idsOf(stream);
      for (let step = 1; step <= stream.steps; step++) await stream.prepare?.(step);
      expect(sorted(await idsOf(stream)), "prepare changes the examples").toEqual(sorted(before));
    });
    it("shows its examples", async () => {
      const stream = await sharedStream();
      const examples = await stream.examples(1, "train");
      for (let index = 0; index < Math.min(SHOWN, examples.length); index++) {
        const shown = await stream.show?.(examples.at(index)!);
        if (shown === undefined) return;
        const nothing = shown.media === undefined && shown.texts.length === 0 && shown.notes.length === 0;
        ensure(!nothing, `show returns nothing for ${examples.at(index)!.id}; omit it to show only the id`);
      }
    });
  });
}

function testExamples(build: Build<DataStream>): void {
  it("returns each example once, in a single split", async () => {
    const places = new Map<string, string>();
    for (const { step, split, examples } of await listsOf(await build()))
      for (const { id } of some(examples)) {
        const place = `${split} of step ${step}`;
        ensure(!places.has(id), `"${id}" is in ${places.get(id)} and in ${place}`);
        places.set(id, place);
      }
  });

  it("has training and validation examples from the first step", async () => {
    for (const { step, split, examples } of await listsOf(await build()))
      ensure(step > 1 || split === "test" || examples.length > 0, `step 1 has no ${split} examples`);
  });

  it("returns the same example by index and by iteration", async () => {
    for (const { step, split, examples } of await listsOf(await build())) {
      const { length } = examples;
      const what = `${split} of step ${step}`;
      ensure(examples.at(length) === undefined, `${what}: at(length) is not undefined`);
      let index = 0;
      for (const { id } of examples) {
        const other = examples.at(index)?.id;
        ensure(other === id, `${what}: index ${index} is "${id}" by the iterator and "${other}" by at()`);
        if (++index === LOOKED_AT) break;
      }
      ensure(
        index === Math.min(LOOKED_AT, length),
        `${what}: length is ${length}, and ${index} are iterated`,
      );
    }
  });
}

function testPurity(build: Build<DataStream>): void {
  it("returns the same examples in any call order and instance", async () => {
    const [one, other] = [await build(), await build()];
    const first = await idsOf(one);
    expect(sorted(await idsOf(one, true)), "a second call returns other examples").toEqual(sorted(first));
    expect(sorted(await idsOf(other, true)), "another instance returns other examples").toEqual(
      sorted(first),
    );
  });
}

/** Ids of the examples by split and step. */
async function idsOf(
  stream: DataStream,
  isReversed = false,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const lists = await listsOf(stream, isReversed);
  return new Map(lists.map(({ step, split, examples }) => [`${split} ${step}`, idsIn(examples)]));
}

function sorted(lists: ReadonlyMap<string, readonly string[]>) {
  return [...lists].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

interface List {
  readonly step: number;
  readonly split: Split;
  readonly examples: Examples;
}

async function listsOf(stream: DataStream, isReversed = false): Promise<readonly List[]> {
  const lists: List[] = [];
  const steps = Array.from({ length: stream.steps }, (_, index) => index + 1);
  for (const step of isReversed ? steps.toReversed() : steps)
    for (const split of SPLITS) lists.push({ step, split, examples: await stream.examples(step, split) });
  return lists;
}

function some(examples: Examples): readonly Example[] {
  const count = Math.min(LOOKED_AT, examples.length);
  return Array.from({ length: count }, (_, place) =>
    examples.at(Math.floor((place * examples.length) / count))!,
  );
}

function idsIn(examples: Examples): readonly string[] {
  return some(examples).map(({ id }) => id);
}
