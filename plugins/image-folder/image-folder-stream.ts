import { resolve } from "node:path";
import { DataStream, ExperimentFolder, strategy } from "espalier";
import { pictureStreamOptions } from "espalier/picture-files";
import { Type } from "typebox";

export const imageFolderStream = strategy(DataStream, {
  type: "image-folder",
  summary: "Your own labelled pictures, in a folder with a sub-folder for each class.",
  paper: "The layout is that of torchvision's ImageFolder.",
  options: Type.Object(
    {
      folder: Type.String({
        minLength: 1,
        examples: ["./pictures"],
        description:
          "Folder with a sub-folder for each class, relative to the experiment file's folder. It may contain train, " +
          "val (or validation) and test, with the sub-folders of the classes inside.",
      }),
      order: Type.Enum(["classes", "random"], {
        default: "classes",
        description:
          "classes: classes arrive one after another, in alphabetical order. random: a share of all classes' " +
          "pictures at each step.",
      }),
      ...pictureStreamOptions,
    },
    { additionalProperties: false },
  ),
  inject: [ExperimentFolder],
  create: async ({ folder, ...options }, { path }) => {
    const [{ FolderSource }, { openLabelledStream }] = await Promise.all([
      import("./folder-source.ts"),
      import("espalier/picture-files"),
    ]);
    return await openLabelledStream(new FolderSource(resolve(path, folder)), options);
  },
});
