import { resolve } from "node:path";
import { DataStream, ExperimentFolder, strategy } from "espalier";
import { Type } from "typebox";
import { passageBytes } from "./stream-options.ts";

export const textFiles = strategy(DataStream, {
  type: "text-files",
  summary: "Your own .txt files, arriving by sub-folder, by name or by a date in the name.",
  options: Type.Object(
    {
      folder: Type.String({
        minLength: 1,
        examples: ["./texts"],
        description:
          "Folder of the files, relative to the experiment file's folder. Sub-folders are read as well.",
      }),
      by: Type.Enum(["folder", "name", "date"], {
        default: "folder",
        description:
          "folder: each sub-folder is a growth step, in order of name. name: the files in order of name. " +
          "date: the files in order of a date in their names, YYYY or YYYY-MM-DD.",
      }),
      steps: Type.Integer({
        minimum: 1,
        default: 3,
        description:
          "by name or date: growth steps, with about equal numbers of files or of dates. Files of one date arrive together.",
      }),
      passageBytes,
    },
    { additionalProperties: false },
  ),
  inject: [ExperimentFolder],
  create: async ({ folder, by, steps, passageBytes }, { path }) => {
    const { readFileArrivals } = await import("./read-file-arrivals.ts");
    const { TextStream } = await import("./text-stream.ts");
    return new TextStream(await readFileArrivals(resolve(path, folder), by, steps), passageBytes);
  },
});
