// Prints a digest of pairs and pictures, asked for in the order of the arguments: `split/step/index`.
import { createHash } from "node:crypto";
import type { Split } from "espalier";
import { streamOf } from "../streams.ts";

const stream = streamOf({ seed: 11, labelNoise: 0.2, distractors: 1, hueDrift: 3 });
for (const id of process.argv.slice(2)) {
  const [split, step, index] = id.split("/") as [Split, string, string];
  const pair = (await stream.examples(Number(step), split)).at(Number(index));
  if (pair === undefined) throw new Error(`no pair ${id}`);
  const { group, captions, tags } = pair;
  const texts = captions.map(({ text }) => text);
  const { pixels } = await stream.picture(pair);
  const hash = createHash("sha256")
    .update(JSON.stringify([pair.id, group, texts, tags]))
    .update(pixels);
  console.log(`${id} ${hash.digest("hex")}`);
}
