import { EspalierError } from "espalier";

/** Number of sub-folders in a message. */
const SHOWN = 5;

export function unreadableImageFolder(folder: string, cause: Error): EspalierError {
  return new EspalierError({
    code: "ESPALIER_IMAGE_FOLDER_UNREADABLE",
    message: `The folder ${folder} cannot be read: ${cause.message}`,
    culprit: folder,
    remedy: "Correct the option `folder`. It is resolved from the experiment file's folder.",
    exitCode: 2,
    environmental: true,
    cause,
  });
}

export function withoutClasses(folder: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_IMAGE_FOLDER_WITHOUT_CLASSES",
    message: `The folder ${folder} has no sub-folder with pictures.`,
    culprit: folder,
    allowed: "a sub-folder for each class, or train, val and test with such sub-folders",
    remedy: "Move the pictures into sub-folders named after their classes, or choose another folder.",
    exitCode: 2,
    environmental: true,
  });
}

/** @param splits sub-folders that are splits. */
export function mixedFolders(
  folder: string,
  splits: readonly { readonly name: string }[],
  all: readonly { readonly name: string }[],
): EspalierError {
  const names = new Set(splits.map(({ name }) => name));
  const others = all.map(({ name }) => name).filter((name) => !names.has(name));
  return new EspalierError({
    code: "ESPALIER_IMAGE_FOLDER_MIXED",
    message: `The folder ${folder} has the splits ${[...names].join(", ")} beside ${others.slice(0, SHOWN).join(", ")}.`,
    culprit: folder,
    allowed: "sub-folders of classes alone, or train, val, validation and test alone",
    remedy: "Move the other sub-folders elsewhere, or rename the class that is named like a split.",
    exitCode: 2,
    environmental: true,
  });
}

export function malformedTemplates(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_IMAGE_FOLDER_TEMPLATES",
    message: `The file ${file} does not contain prompts.`,
    culprit: file,
    allowed:
      "a list of strings with {} or {c} in place of the class; in JSON also such lists by data set, one of them named " +
      "like the folder",
    remedy: "Correct the file, or set the task's option `prompts`.",
    exitCode: 2,
  });
}

export function tooFewClasses(folder: string, classes: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_IMAGE_FOLDER_ONE_CLASS",
    message: `The folder ${folder} has one class: ${classes.join(", ")}.`,
    culprit: folder,
    allowed: "two classes or more",
    remedy: "Choose the folder above it, or add sub-folders of other classes.",
    exitCode: 2,
  });
}
