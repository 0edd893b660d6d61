import {
  type DataStream,
  EXAMPLE_LIMITS,
  exampleSteps,
  Random,
  type TaskExample,
  type TrainedModel,
} from "espalier";
import { continueTexts } from "./continue-texts.ts";
import type { TestText } from "./test-text.ts";
import type { TextExample } from "./text-example.ts";
import { windowBytes } from "./text-scores.ts";

/** Bytes of a beginning, up to the end of a word, and of its continuation. */
const BEGINNING = 48;
const CONTINUATION = 80;

/** A text that is continued. */
interface Begun {
  readonly id: string;
  readonly ofStep: number;
  readonly beginning: Uint8Array;
  /** How the text itself goes on. */
  readonly rest: Uint8Array;
}

/**
 * Beginnings of test texts with the model's continuations: half as many as a task may show.
 * @param last the last step whose texts are shown.
 * @param textsOf test texts of a step.
 */
export async function continuedTexts(
  model: TrainedModel,
  { steps }: DataStream<TextExample>,
  last: number,
  textsOf: (step: number) => Promise<readonly TestText[]>,
): Promise<TaskExample[]> {
  const begun: Begun[] = [];
  for (const [ofStep, count] of exampleSteps(steps, EXAMPLE_LIMITS.examples / 2))
    if (ofStep <= last) begun.push(...begin(await textsOf(ofStep), ofStep, count));
  if (begun.length === 0) return [];
  const keys = begun.map(({ id }) => new Random("language continuation").fork(id));
  const beginnings = begun.map(({ beginning }) => beginning);
  const size = await windowBytes(model);
  const continued = await continueTexts(model, beginnings, keys, CONTINUATION, size);
  const decoder = new TextDecoder();
  return begun.map(({ id, ofStep, beginning, rest }, place) => ({
    ...{ title: "text, continued", id, ofStep },
    question: { text: decoder.decode(beginning) },
    expected: { text: decoder.decode(rest) },
    answers: [{ text: decoder.decode(continued[place]) }],
  }));
}

/** Beginnings of the first texts that are longer than one. */
function begin(texts: readonly TestText[], ofStep: number, count: number): readonly Begun[] {
  const space = " ".charCodeAt(0);
  return texts
    .map(({ bytes }, place): Begun => {
      const cut = bytes.indexOf(space, BEGINNING);
      const end = cut < 0 ? bytes.length : cut;
      return {
        ...{ id: `step ${ofStep}, text ${place + 1}`, ofStep, beginning: bytes.subarray(0, end) },
        rest: bytes.subarray(end, end + CONTINUATION),
      };
    })
    .filter(({ rest }) => rest.length > 0)
    .slice(0, count);
}
