import { EspalierError } from "espalier";

export function noInputOfTexts(name: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_LANGUAGE_INPUT",
    message: `The language model has no input "${name}".`,
    culprit: name,
    allowed: "tokens",
    remedy: "Correct the task: it names the inputs that outputs are computed from.",
  });
}

export function unreadableFolder(folder: string, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_LANGUAGE_FOLDER",
    message: `The folder "${folder}" cannot be read.`,
    culprit: "/stream/folder",
    allowed: "a folder with .txt files",
    remedy: "Correct the path. It is resolved from the experiment file's folder.",
    exitCode: 2,
    cause,
  });
}

export function noTextFiles(folder: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_LANGUAGE_NO_FILES",
    message: `The folder "${folder}" has no .txt file.`,
    culprit: "/stream/folder",
    allowed: "a folder with files whose names end in .txt, in sub-folders too",
    remedy: "Put texts there, or choose another folder.",
    exitCode: 2,
  });
}

export function looseFile(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_LANGUAGE_LOOSE_FILE",
    message: `The file "${file}" is not in a sub-folder, so it has no growth step.`,
    culprit: file,
    allowed: 'with "by": "folder", files in sub-folders',
    remedy: 'Move the file into a sub-folder, or set "by" to "name" or "date".',
    exitCode: 2,
  });
}

export function datelessFile(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_LANGUAGE_NO_DATE",
    message: `The name of the file "${file}" has no date.`,
    culprit: file,
    allowed: "YYYY or YYYY-MM-DD in the file's name, such as letter-1862-09-17.txt",
    remedy: 'Rename the file, or set "by" to "folder" or "name".',
    exitCode: 2,
  });
}

export function tooFewFiles(count: number, steps: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_LANGUAGE_TOO_FEW_FILES",
    message: `${count} files or dates cannot be divided into ${steps} growth steps.`,
    culprit: "/stream/steps",
    allowed: `1 to ${count}`,
    remedy: `Set steps to ${count} or fewer, or add files.`,
    exitCode: 2,
  });
}

export function emptyStep(folder: string, step: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_LANGUAGE_EMPTY_STEP",
    message: `All files of the growth step "${step}" in "${folder}" are empty.`,
    culprit: step,
    allowed: "some text in every growth step",
    remedy: "Remove the empty files, or put text into them.",
    exitCode: 2,
  });
}

export function noTexts(kind: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_LANGUAGE_NO_TEXTS",
    message: `The stream's examples are of kind "${kind}".`,
    culprit: "/stream",
    allowed: 'a stream of kind "text", such as state-of-the-union or text-files',
    remedy: "Change the stream, or remove the task from /evaluation.",
    exitCode: 2,
  });
}
