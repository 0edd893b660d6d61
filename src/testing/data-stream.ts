import { expect, it } from "vitest";
import { DataStream, type Split } from "../data/data-stream.ts";
import type { Example, Examples } from "../data/example.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import type { Build, KitCase } from "./kit-case.ts";

const SPLITS: readonly Split[] = ["train", "search-validation", "test"];

/** Examples of a split and a step that are looked at, spread over all of them. */
const LOOKED_AT = 500;

/** Examples that are shown. */
const SHOWN = 3;

/**
 * Tests that a stream is what the port promises: examples in a fixed order, the same for every instance and in whatever
 * order they are asked for, none of them twice, splits that are disjoint, and something to validate on from the first
 * step. Of long lists 500 examples are looked at.
 */
export function describeDataStream(strategy: Strategy<DataStream>, cases: readonly KitCase[]): void {
  describeStrategy(DataStream, strategy, cases, (build) => {
    testExamples(build);
    testPurity(build);
    it("shows its examples", async () => {
      const stream = await build();
      const examples = await stream.examples(1, "train");
      for (let index = 0; index < Math.min(SHOWN, examples.length); index++) {
        const shown = await stream.show?.(examples.at(index)!);
        if (shown === undefined) return;
        const nothing = shown.media === undefined && shown.texts.length === 0 && shown.notes.length === 0;
        ensure(!nothing, `show has nothing of ${examples.at(index)!.id}; leave it out to show the id alone`);
      }
    });
  });
}

function testExamples(build: Build<DataStream>): void {
  it("gives no example twice, and none in two splits", async () => {
    const places = new Map<string, string>();
    for (const { step, split, examples } of await listsOf(await build()))
      for (const { id } of some(examples)) {
        const place = `${split} of step ${step}`;
        ensure(!places.has(id), `"${id}" is in ${places.get(id)} and in ${place}`);
        places.set(id, place);
      }
  });

  it("has examples to train on and to validate on from the first step", async () => {
    for (const { step, split, examples } of await listsOf(await build()))
      ensure(step > 1 || split === "test" || examples.length > 0, `step 1 has no ${split} examples`);
  });

  it("gives the example of a place, however it is asked for", async () => {
    for (const { step, split, examples } of await listsOf(await build())) {
      const { length } = examples;
      const what = `${split} of step ${step}`;
      ensure(examples.at(length) === undefined, `${what}: at(length) is not undefined`);
      let index = 0;
      for (const { id } of examples) {
        const other = examples.at(index)?.id;
        ensure(other === id, `${what}: place ${index} is "${id}" by the iterator and "${other}" by at()`);
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
  it("gives the same examples again, in any order, by any instance", async () => {
    const [one, other] = [await build(), await build()];
    const idsOf = async (stream: DataStream, isReversed: boolean) => {
      const lists = await listsOf(stream, isReversed);
      return new Map(lists.map(({ step, split, examples }) => [`${split} ${step}`, idsIn(examples)]));
    };
    const first = await idsOf(one, false);
    const sorted = (lists: ReadonlyMap<string, readonly string[]>) =>
      [...lists].toSorted(([one], [other]) => (one < other ? -1 : 1));
    expect(sorted(await idsOf(one, true)), "asked again, it gives other examples").toEqual(sorted(first));
    expect(sorted(await idsOf(other, true)), "another instance gives other examples").toEqual(sorted(first));
  });
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
