import { resolve } from "node:path";
import { DataStream, DownstreamTask, ExperimentFolder, strategy } from "espalier";
import { pairStream, zeroShotOptions } from "espalier/image-text";
import { Type } from "typebox";

export const zeroShot = strategy(DownstreamTask, {
  type: "zero-shot",
  summary: "Zero-shot classification of the stream's test pairs by a label of yours.",
  paper: "Classification by prompts as in CLIP (Radford et al. 2021, arXiv 2103.00020).",
  options: Type.Object(
    {
      label: Type.String({
        minLength: 1,
        examples: ["category"],
        description: "Label of the pairs: a pair with the tag category:animals has the class animals.",
      }),
      ...zeroShotOptions,
    },
    { additionalProperties: false },
  ),
  inject: [DataStream, ExperimentFolder],
  create: async ({ label, classes, ...options }, stream, { path }) => {
    const [{ readClassNames, ZeroShotTask }, { StreamData }, { labelsOf }] = await Promise.all([
      import("espalier/image-text"),
      import("./stream-data.ts"),
      import("./labels-of.ts"),
    ]);
    const pairs = pairStream(stream);
    const labels = await labelsOf(pairs, label);
    const names = classes === undefined ? new Map() : await readClassNames(resolve(path, classes), labels);
    const data = new StreamData(pairs, { label, names, neighbours: options.neighbours });
    return new ZeroShotTask(data, pairs, { name: `zero-shot ${label}`, ...options });
  },
});
