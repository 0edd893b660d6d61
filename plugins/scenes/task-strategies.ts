import { DataStream, DownstreamTask, strategy } from "espalier";
import { pairStream, type PairStream } from "espalier/image-text";
import { Type } from "typebox";
import { CHOICES } from "./choices.ts";
import { ChoiceTask } from "./choice-task.ts";
import { CLASSIFICATIONS } from "./classifications.ts";
import { ClassificationTask } from "./classification-task.ts";
import { WinogroundTask } from "./winoground-task.ts";

const options = Type.Object({}, { additionalProperties: false });

/** A task without options on the run's stream. */
function task(type: string, summary: string, paper: string, create: (stream: PairStream) => DownstreamTask) {
  return strategy(DownstreamTask, {
    type,
    summary,
    paper,
    options,
    inject: [DataStream],
    create: (_, stream) => create(pairStream(stream)),
  });
}

const ZERO_SHOT = "Zero-shot classification by prompts as in CLIP (Radford et al. 2021, arXiv 2103.00020).";

/** The nine zero-shot tasks, and Winoground's scores. */
export const scenesTasks = [
  ...CLASSIFICATIONS.map((each) =>
    task(each.type, each.summary, ZERO_SHOT, (stream) => new ClassificationTask(each, stream)),
  ),
  ...CHOICES.map((each) =>
    task(each.type, each.summary, ZERO_SHOT, (stream) => new ChoiceTask(each, stream)),
  ),
  task(
    "scenes-winoground",
    "Text, image and group score on two pictures and two captions with the same words.",
    "Thrush et al. 2022, Winoground, arXiv 2204.03162",
    (stream) => new WinogroundTask(stream),
  ),
];
