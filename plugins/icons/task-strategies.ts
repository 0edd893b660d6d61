import { DataStream, DownstreamTask, strategy } from "espalier";
import { pairStream } from "espalier/image-text";
import { Type } from "typebox";
import { IconTask } from "./icon-task.ts";
import { IconLibrary } from "./library.ts";
import { CLASSIFICATIONS } from "./task-table.ts";

/** The nine zero-shot classification tasks. */
export const iconTasks = CLASSIFICATIONS.map((classification) =>
  strategy(DownstreamTask, {
    type: classification.type,
    summary: classification.summary,
    paper: "Zero-shot classification by prompts as in CLIP (Radford et al. 2021, arXiv 2103.00020).",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [DataStream, IconLibrary],
    create: (_options, stream, library) => new IconTask(classification, pairStream(stream), library),
  }),
);
