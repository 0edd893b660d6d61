import { EspalierError } from "espalier";

export function unreadableCoco(file: string, cause: Error): EspalierError {
  return new EspalierError({
    code: "ESPALIER_COCO_UNREADABLE",
    message: `The file ${file} cannot be read: ${cause.message}`,
    culprit: "/stream/file",
    remedy: "Correct the path. It is resolved from the experiment file's folder.",
    exitCode: 2,
    environmental: true,
    cause,
  });
}

export function brokenCoco(file: string, cause: Error): EspalierError {
  return new EspalierError({
    code: "ESPALIER_COCO_BROKEN",
    message: `The file ${file} is not valid JSON: ${cause.message}.`,
    culprit: file,
    remedy: "Download or write the file again.",
    exitCode: 2,
    cause,
  });
}

export function cocoStructure(file: string, problem: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_COCO_STRUCTURE",
    message: `The file ${file} has another structure: ${problem}.`,
    culprit: file,
    allowed:
      "captions of COCO (`images` with `id` and `file_name`, `annotations` with `image_id` and `caption`), or Karpathy's " +
      "splits (`images` with `filename`, `split` and `sentences`)",
    remedy: "Choose another file, such as captions_train2017.json or dataset_flickr30k.json.",
    exitCode: 2,
  });
}

export function cocoSplitTwice(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_COCO_SPLIT_TWICE",
    message: `The option \`file\` is an object with splits, and the file ${file} has splits of its own.`,
    culprit: "/stream/file",
    remedy: "Set `file` to the path of this file.",
    exitCode: 2,
  });
}

export function cocoFolderMissing(split: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_COCO_FOLDER_MISSING",
    message: `The option \`folder\` lacks the folder of the split "${split}".`,
    culprit: "/stream/folder",
    allowed: "one folder, or a folder for each split in `file`",
    remedy: `Add "${split}" to \`folder\`.`,
    exitCode: 2,
  });
}

export function cocoFoldersWithoutFiles(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_COCO_FOLDERS_WITHOUT_FILES",
    message: "The option `folder` is an object with splits, but `file` is one file.",
    culprit: "/stream/folder",
    allowed: "one folder",
    remedy: "Set `folder` to a path, or `file` to an object with the same splits.",
    exitCode: 2,
  });
}
