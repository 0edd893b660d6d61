import { DataStream, DownstreamTask, strategy } from "espalier";
import { Type } from "typebox";
import { labelledPictureStream } from "espalier/image-text";

export const classificationAccuracy = strategy(DownstreamTask, {
  type: "classification-accuracy",
  summary: "Accuracy on test pictures among all classes so far, in total and for each arrival.",
  paper: "Class-incremental learning: van de Ven and Tolias 2019 (arXiv 1904.07734).",
  options: Type.Object(
    {
      future: Type.Boolean({
        default: false,
        description:
          "Also score pictures of later steps. Classes that have not arrived cannot be right, so use this in mixed order.",
      }),
      neighbours: Type.Integer({
        default: 2000,
        minimum: 1,
        description:
          "Largest number of training pictures per arrival for the nearest-neighbour baseline, drawn at random.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [DataStream],
  create: async (options, stream) => {
    const pictures = labelledPictureStream(stream);
    const { ClassificationTask } = await import("./classification-task.ts");
    return new ClassificationTask(pictures, options);
  },
});
