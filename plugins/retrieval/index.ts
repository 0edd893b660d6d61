import { DataStream, definePlugin, DownstreamTask, strategy } from "espalier";
import { pairStream } from "espalier/image-text";
import { Type } from "typebox";
import { Retrieval } from "./retrieval.ts";

export const retrieval = strategy(DownstreamTask, {
  type: "retrieval",
  summary: "Image-to-text and text-to-image recall at 1, 5 and 10 on the stream's test pairs, step by step.",
  paper:
    "Matrix of steps as in TiC-CLIP (Garg et al., ICLR 2024); five captions as in Karpathy and Fei-Fei (CVPR 2015).",
  options: Type.Object(
    {
      tag: Type.Optional(
        Type.String({
          minLength: 1,
          description: "Restrict the test pairs to those with this tag, such as artist:twitter.",
        }),
      ),
      future: Type.Boolean({
        default: true,
        description:
          "Also score the test pairs of later steps, which the model has not seen (forward transfer).",
      }),
      captions: Type.Enum(["one", "five", "all"], {
        default: "one",
        description:
          "Captions of each pair. one: one of the most specific, equal ones merged. five: the first five, each a text " +
          "of its own, as in published figures on Flickr30K and COCO. all: the same with all captions.",
      }),
      together: Type.Boolean({
        default: false,
        description:
          "Rank the test pairs of all steps together, as published figures do, with one score in place of one per step.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [DataStream],
  create: (options, stream) => new Retrieval(pairStream(stream), options),
});

export default definePlugin({ name: "retrieval", strategies: [retrieval] });
