import { dirname, resolve } from "node:path";
import { DataStream, ExperimentFolder, strategy } from "espalier";
import { columnOptions, pictureStreamOptions } from "espalier/picture-files";
import { Type } from "typebox";

export const csv = strategy(DataStream, {
  type: "csv",
  summary: "Your own pictures and captions, listed in a comma- or tab-separated file.",
  paper: "Default columns are those of open_clip's CSV data sets.",
  options: Type.Object(
    {
      file: Type.String({
        minLength: 1,
        examples: ["./pairs.csv"],
        description:
          "File with a row per picture and column names in the first line, relative to the experiment file's folder. " +
          "Columns are separated by commas, tabs or semicolons. It may be compressed with gzip.",
      }),
      folder: Type.Optional(
        Type.String({
          minLength: 1,
          description:
            "Folder of the pictures, relative to the experiment file's folder. Default: the file's folder.",
        }),
      ),
      picture: Type.String({
        default: "filepath",
        description: "Column with the path of the picture, relative to the folder of the pictures.",
      }),
      captions: Type.Array(Type.String(), {
        default: ["title"],
        minItems: 1,
        uniqueItems: true,
        description: "Columns with captions. Empty cells are ignored; a row needs at least one caption.",
      }),
      ...columnOptions,
      ...pictureStreamOptions,
    },
    { additionalProperties: false },
  ),
  inject: [ExperimentFolder],
  create: async ({ file, folder, ...options }, { path }) => {
    const [{ CsvSource }, { openPairStream }] = await Promise.all([
      import("./csv-source.ts"),
      import("espalier/picture-files"),
    ]);
    const absolute = resolve(path, file);
    const pictures = folder === undefined ? dirname(absolute) : resolve(path, folder);
    return await openPairStream(await CsvSource.open(absolute, pictures, options), options);
  },
});
