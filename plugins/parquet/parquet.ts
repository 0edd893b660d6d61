import { resolve } from "node:path";
import { DataStream, ExperimentFolder, strategy } from "espalier";
import { columnOptions, pictureStreamOptions } from "espalier/picture-files";
import { Type } from "typebox";

const path = Type.String({ minLength: 1 });

const paths = Type.Union([path, Type.Array(path, { minItems: 1 })]);

const pathsPerSplit = Type.Object(
  { train: paths, validation: Type.Optional(paths), test: Type.Optional(paths) },
  { additionalProperties: false },
);

export const parquet = strategy(DataStream, {
  type: "parquet",
  summary: "Your own pictures and captions in Parquet files, such as those of Hugging Face and img2dataset.",
  paper: "Default columns are those that image-text data sets of Hugging Face use.",
  options: Type.Object(
    {
      files: Type.Union([...paths.anyOf, pathsPerSplit], {
        examples: ["./data"],
        description:
          "Parquet files, relative to the experiment file's folder: a file, a folder, a pattern such as " +
          "./data/train-*.parquet, or a list of them. Also an object with those of train, validation and test.",
      }),
      picture: Type.String({
        default: "image",
        description:
          "Column with pictures: the bytes of a picture file, a struct with `bytes` and `path` as Hugging Face writes, " +
          "or the path of a picture file, relative to `folder`.",
      }),
      folder: Type.Optional(
        Type.String({
          minLength: 1,
          description:
            "Folder of the pictures, relative to the experiment file's folder, if the column has paths. Default: the " +
            "folder of the Parquet files.",
        }),
      ),
      captions: Type.Array(Type.String(), {
        default: ["text"],
        minItems: 1,
        uniqueItems: true,
        description:
          "Columns with captions, each a string or a list of strings. A row needs at least one caption.",
      }),
      ...columnOptions,
      ...pictureStreamOptions,
    },
    { additionalProperties: false },
  ),
  inject: [ExperimentFolder],
  create: async ({ files, folder, ...options }, { path }) => {
    const [{ ParquetSource }, { findFiles }, { openPairStream }] = await Promise.all([
      import("./parquet-source.ts"),
      import("./find-files.ts"),
      import("espalier/picture-files"),
    ]);
    const pictures = folder === undefined ? undefined : resolve(path, folder);
    return await openPairStream(await ParquetSource.open(findFiles(path, files), pictures, options), options);
  },
});
