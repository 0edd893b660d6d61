import { type Interview, starter } from "espalier";
import { pairQuestions } from "espalier/picture-files";
import type { FoundFields } from "./fields-in.ts";

/** A CLIP model that grows with pictures in tar shards. */
export const startWebdataset = starter({
  name: "webdataset",
  summary: "A CLIP model that grows with your own pictures and captions in tar shards.",
  questions: {
    shards: { message: "Folder of .tar files, or one of them" },
    captions: { message: "Parts with captions, such as txt or json.caption, separated by commas" },
    label: {
      message: "Key of a JSON part to classify by, which becomes a caption as well",
      isOptional: true,
    },
    arrival: { message: "Key of a JSON part that decides when a sample arrives, or shard", isOptional: true },
    ...pairQuestions,
  },
  async begin(ask) {
    const { fieldsIn } = await import("./fields-in.ts");
    const { parseJsonField } = await import("./field.ts");
    const { sampleFields } = await import("./open-shard-stream.ts");
    const { withoutCaptions } = await import("./errors.ts");
    const { findShards } = await import("./shard-list.ts");
    const { ShardSource } = await import("./shard-source.ts");
    const { firstPairExperiment } = await import("espalier/picture-files");
    const { absolute, fromExperiment: path } = await ask.path("shards");
    const shards = findShards("/", [absolute]);
    const found = fieldsIn(shards[0]!);
    if (found.texts.length === 0) throw withoutCaptions(shards[0]!.path);
    const fields = await askFields(ask, found, shards.length);
    const [tag] = fields.tags ?? [];
    return await firstPairExperiment(ask, {
      stream: { type: "webdataset", shards: path, ...fields },
      source: new ShardSource(absolute, shards, sampleFields({ tags: [], ...fields })),
      data: path,
      label: tag === undefined ? undefined : parseJsonField(tag).keys.join("."),
    });
  },
});

const CAPTIONS = ["txt", "text", "caption", "json.caption", "json.text"];

/** @param shards number of shards. */
async function askFields(
  ask: Interview<"captions" | "label" | "arrival">,
  { texts, labels, arrivals }: FoundFields,
  shards: number,
) {
  const usual = CAPTIONS.find((name) => texts.includes(name));
  const captions = await ask.choices("captions", texts, usual === undefined ? [] : [usual]);
  const label = labels.length === 0 ? undefined : await ask.optionalChoice("label", labels);
  const orders = [...(shards > 1 ? ["shard"] : []), ...arrivals].filter((name) => !captions.includes(name));
  const arrival = orders.length === 0 ? undefined : await ask.optionalChoice("arrival", orders);
  return {
    captions: label === undefined || captions.includes(label) ? captions : [...captions, label],
    ...(label !== undefined && { tags: [label] }),
    ...(arrival !== undefined && { arrival }),
  };
}
