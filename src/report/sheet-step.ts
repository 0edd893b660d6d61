import type { DataStream, Split } from "../data/data-stream.ts";
import type { Example } from "../data/example.ts";
import { Random } from "../random/random.ts";
import type { SheetExample, SheetStep } from "./example-sheet.ts";

/**
 * A stratified sample of a step's examples, since streams may alternate between kinds of examples.
 * @param count maximum number of examples.
 */
export async function sheetStep(
  stream: DataStream,
  step: number,
  split: Split,
  count: number,
): Promise<SheetStep> {
  const examples = await stream.examples(step, split);
  const shown = Math.min(count, examples.length);
  const chosen = Array.from(new Random("preview").fork(step).uniforms(shown), (share, place) => {
    const index = Math.floor(((place + share) * examples.length) / shown);
    return examples.at(index) as Example;
  });
  return {
    name: stream.stepNames[step - 1] ?? "",
    count: examples.length,
    examples: await Promise.all(chosen.map((example) => sheetExample(stream, example))),
  };
}

async function sheetExample(stream: DataStream, example: Example): Promise<SheetExample> {
  const shown = (await stream.show?.(example)) ?? { texts: [], notes: [] };
  return { ...shown, id: example.id };
}
