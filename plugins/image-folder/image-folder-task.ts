import { basename, resolve } from "node:path";
import { DataStream, DownstreamTask, ExperimentFolder, strategy } from "espalier";
import { pairStream, zeroShotOptions } from "espalier/image-text";
import { pictureOptions } from "espalier/picture-files";
import { Type } from "typebox";

const { resize, maximumMegapixels, tolerance, cacheMegabytes } = pictureOptions;
const { prompts, ...naming } = zeroShotOptions;

export const imageFolderTask = strategy(DownstreamTask, {
  type: "image-folder",
  summary: "Zero-shot classification of your own pictures, in a folder with a sub-folder for each class.",
  paper: "Classification by prompts as in CLIP (Radford et al. 2021, arXiv 2103.00020).",
  options: Type.Object(
    {
      folder: Type.String({
        minLength: 1,
        examples: ["./pictures"],
        description:
          "Folder with a sub-folder for each class, relative to the experiment file's folder. If it contains test, " +
          "val or train, with the sub-folders of the classes inside, test is classified, or else val.",
      }),
      prompts: Type.Optional(
        Type.Array(prompts.items, {
          minItems: 1,
          description:
            "Prompts with {} or {c} in place of the class. Their features are averaged. Default: those of the " +
            "folder's templates.json or zeroshot_classification_templates.txt, or else the name alone.",
        }),
      ),
      ...naming,
      maximumPictures: Type.Integer({
        default: 5000,
        minimum: 2,
        description: "Largest number of pictures that are classified; more are drawn at random.",
      }),
      ...{ resize, maximumMegapixels, tolerance, cacheMegabytes },
    },
    { additionalProperties: false },
  ),
  inject: [DataStream, ExperimentFolder],
  create: async ({ folder, ...options }, stream, { path }) => {
    const [{ ZeroShotTask }, { PictureSet }, { FolderSource }, { FolderData }, wording] = await Promise.all([
      import("espalier/image-text"),
      import("espalier/picture-files"),
      import("./folder-source.ts"),
      import("./folder-data.ts"),
      import("./folder-wording.ts"),
    ]);
    const pairs = pairStream(stream);
    const absolute = resolve(path, folder);
    const source = new FolderSource(absolute);
    const classes = options.classes === undefined ? undefined : resolve(path, options.classes);
    const names = await wording.namesOf(absolute, source.labels, classes);
    const prompts = options.prompts ?? (await wording.promptsOf(absolute));
    const set = await PictureSet.open(source, { ...options, imageSize: pairs.imageSize });
    const name = options.name ?? `zero-shot ${basename(absolute)}`;
    return new ZeroShotTask(new FolderData(set, names, options), pairs, { name, prompts });
  },
});
