import { DataStream, ExperimentFolder, strategy } from "espalier";
import { pictureStreamOptions } from "espalier/picture-files";
import { type TObject, type TOptional, type TString, type TUnion, Type } from "typebox";

/** One path, or one per split. */
function pathOrPaths(example: string, description: string): TUnion<[TString, PathPerSplit]> {
  const path = () => Type.String({ minLength: 1 });
  const paths = Type.Object(
    { train: path(), validation: Type.Optional(path()), test: Type.Optional(path()) },
    { additionalProperties: false },
  );
  return Type.Union([path(), paths], { examples: [example], description });
}

type PathPerSplit = TObject<{
  train: TString;
  validation: TOptional<TString>;
  test: TOptional<TString>;
}>;

export const coco = strategy(DataStream, {
  type: "coco",
  summary: "Your own pictures with several captions each, from the JSON files of COCO and Flickr30K.",
  paper:
    "Karpathy and Fei-Fei, CVPR 2015, for the splits; Chen et al. 2015, arXiv 1504.00325, for COCO captions.",
  options: Type.Object(
    {
      file: pathOrPaths(
        "./dataset_flickr30k.json",
        "JSON file, relative to the experiment file's folder: captions of COCO or Karpathy's splits. For captions of " +
          "COCO, which have no splits, also an object with a file for train, validation and test.",
      ),
      folder: Type.Optional(
        pathOrPaths(
          "./flickr30k-images",
          "Folder of the pictures, relative to the experiment file's folder, or an object with a folder for each split. " +
            "Default: the folder of the JSON file.",
        ),
      ),
      ...pictureStreamOptions,
      maximumHeldOut: Type.Integer({
        ...pictureStreamOptions.maximumHeldOut,
        default: 5000,
      }),
    },
    { additionalProperties: false },
  ),
  inject: [ExperimentFolder],
  create: async ({ file, folder, ...options }, { path }) => {
    const [{ CocoSource }, { cocoParts }, { openPairStream }] = await Promise.all([
      import("./coco-source.ts"),
      import("./coco-parts.ts"),
      import("espalier/picture-files"),
    ]);
    return await openPairStream(new CocoSource(cocoParts(path, file, folder)), options);
  },
});
