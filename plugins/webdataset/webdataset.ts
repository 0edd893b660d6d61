import { resolve } from "node:path";
import { DataStream, ExperimentFolder, strategy } from "espalier";
import { pictureStreamOptions } from "espalier/picture-files";
import { Type } from "typebox";

const pattern = Type.String({ minLength: 1 });

export const webdataset = strategy(DataStream, {
  type: "webdataset",
  summary: "Your own pictures and captions in tar shards, as the Python package webdataset writes them.",
  paper: "Samples are grouped as in webdataset (github.com/webdataset/webdataset).",
  options: Type.Object(
    {
      shards: Type.Union([pattern, Type.Array(pattern, { minItems: 1 })], {
        examples: ["./shards/train-{000000..000012}.tar"],
        description:
          "Paths of tar files, relative to the experiment file's folder. Braces stand for ranges and lists, :: separates " +
          "several paths, and a folder stands for its .tar files in order of name.",
      }),
      captions: Type.Array(pattern, {
        default: ["txt"],
        minItems: 1,
        uniqueItems: true,
        description:
          "Parts of a sample with captions, such as txt, or keys of a JSON part, such as json.caption. Empty ones are " +
          "ignored; a sample needs at least one caption.",
      }),
      arrival: Type.Optional(
        Type.String({
          minLength: 1,
          description:
            "Value that decides the growth step: a key of a JSON part, such as json.date, or shard for the name of the " +
            "shard. Numbers arrive by size, other values by their characters. Samples with one value arrive together. " +
            "Default: samples are divided at random.",
        }),
      ),
      tags: Type.Array(pattern, {
        default: [],
        uniqueItems: true,
        description:
          'Keys of a JSON part with labels. A value of json.license becomes the tag "license:VALUE", which tasks can ' +
          "refer to.",
      }),
      follow: Type.Boolean({
        default: false,
        description:
          "Wait for shards that arrive during the run. The shards are divided into the growth steps in the order of the " +
          "list, and a step starts when all of its shards are complete.",
      }),
      ...pictureStreamOptions,
    },
    { additionalProperties: false },
  ),
  inject: [ExperimentFolder],
  create: async ({ shards, ...options }, { path }) => {
    const { openShardStream } = await import("./open-shard-stream.ts");
    return await openShardStream(resolve(path), typeof shards === "string" ? [shards] : shards, options);
  },
});
