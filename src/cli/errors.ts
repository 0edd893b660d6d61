import { EspalierError } from "../espalier-error.ts";
import { reasonOf } from "../reason-of.ts";
import { didYouMean, nearestName, nearestNames } from "../nearest-name.ts";

/** @param flags flags of the command, of which the nearest to an unknown one is suggested. */
export function wrongUsage(message: string, flags: readonly string[]): EspalierError {
  const unknown = /^Unknown arguments?: ([^,]+)/.exec(message)?.[1];
  const nearest = unknown === undefined ? undefined : nearestName(unknown, flags);
  return new EspalierError({
    code: "ESPALIER_WRONG_USAGE",
    message: nearest === undefined ? message : `${message}. Did you mean --${nearest}?`,
    remedy: "`espalier --help` lists the commands, `espalier COMMAND --help` the flags of a command.",
    exitCode: 2,
  });
}

export function noSuchStrategy(type: string, known: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_SUCH_STRATEGY",
    message: `No plug-in contributes a strategy "${type}".`,
    allowed: known.join(", "),
    ...hint(nearestName(type, known)),
    exitCode: 2,
  });
}

export function noSuchDataPackage(name: string, known: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_SUCH_DATA_PACKAGE",
    message: `No plug-in has a data package "${name}".`,
    allowed: known.join(", "),
    ...hint(nearestName(name, known)),
    exitCode: 2,
  });
}

/** @param known scores that have accuracies by class. */
export function noClassAccuracies(score: string, known: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_CLASS_ACCURACIES",
    message: `The run has no accuracy by class of a score "${score}".`,
    allowed: known.length === 0 ? "none: no score of this run has it" : known.join(", "),
    remedy: "Name a score of a zero-shot task with at most 100 classes.",
    exitCode: 2,
  });
}

/** @param known words that `espalier help` takes. */
export function noSuchWord(word: string, known: readonly string[]): EspalierError {
  const near = nearestNames(word, [...new Set(known)], 3).map((one) => `\`espalier help ${one}\``);
  return new EspalierError({
    code: "ESPALIER_NO_SUCH_WORD",
    message: `There is no help for ${JSON.stringify(word)}.`,
    allowed: "a command, a port, the type of a strategy, or an option such as training.updates",
    remedy:
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : "`espalier --help` lists the commands, `espalier strategies` ports and strategies.",
    exitCode: 2,
  });
}

function hint(nearest: string | undefined): { readonly remedy?: string } {
  const remedy = didYouMean(nearest);
  return remedy === undefined ? {} : { remedy };
}

export function runUnfinished(path: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_RUN_UNFINISHED",
    message: "This experiment has an unfinished run.",
    culprit: path,
    remedy: `Continue it by \`espalier resume ${path}\`, or start another one with --again.`,
    exitCode: 2,
  });
}

export function branchWithoutRun(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_BRANCH_WITHOUT_RUN",
    message: "The experiment begins with growth steps of another run, which it does not name.",
    culprit: file,
    remedy: "Use `espalier branch RUN --after STEP`, or remove `branch` from the file.",
    exitCode: 2,
  });
}

export function badPluginName(name: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_BAD_PLUGIN_NAME",
    message: `A plug-in cannot be named ${JSON.stringify(name)}.`,
    allowed: "lower case words and digits, joined by dashes, such as my-search",
    exitCode: 2,
  });
}

export function takenPluginName(name: string, owner: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PLUGIN_NAME_TAKEN",
    message: `The name "${name}" is taken: ${owner} comes with Espalier.`,
    remedy: "Choose another name, so that experiments can tell the two apart.",
    exitCode: 2,
  });
}

export function folderExists(folder: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_FOLDER_EXISTS",
    message: "A file or folder of this name exists already.",
    culprit: folder,
    remedy: "Choose another name or another folder. Nothing was written.",
    exitCode: 2,
  });
}

export function fileExists(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_FILE_EXISTS",
    message: "A file of this name exists already.",
    culprit: file,
    remedy: "Choose another name by --out, or delete the file. Nothing was written.",
    exitCode: 2,
  });
}

export function wrongTop(top: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WRONG_TOP",
    message: `--top must be a positive integer, not ${top}.`,
    exitCode: 2,
  });
}

export function topOfWeights(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TOP_OF_WEIGHTS",
    message: "--top cannot be used for weights: only the model that won a growth step is trained to its end.",
    remedy: "Omit --top; --step N takes the model of another growth step.",
    exitCode: 2,
  });
}

export function wrongDefault(text: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WRONG_DEFAULT",
    message: `--default ${text} lacks =VALUE.`,
    allowed: "DIMENSION=VALUE, such as --default activation=relu",
    exitCode: 2,
  });
}

export function nothingFits(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_TRIAL_FITS",
    message: "No trial lies in the search space. Nothing was written.",
    culprit: file,
    remedy: "If the trials lack a dimension, --default DIMENSION=VALUE sets its value.",
    exitCode: 2,
  });
}

export function outputNotWritten(cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_OUTPUT_NOT_WRITTEN",
    message: `Standard output could not be written: ${reasonOf(cause)}.`,
    remedy: "Free space at the target of the redirection, or redirect it elsewhere. Then repeat the command.",
    cause,
  });
}

export function fileNotWritten(path: string, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_FILE_NOT_WRITTEN",
    message: `The file could not be written: ${reasonOf(cause)}.`,
    culprit: path,
    remedy: "Name another file by --out.",
    exitCode: 2,
    cause,
  });
}

export function starterMissing(known: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_STARTER_MISSING",
    message: "Without a terminal, `espalier init` needs the kind of data.",
    allowed: known.join(", "),
    remedy: "Name one, such as `espalier init text-files --folder texts`.",
    exitCode: 2,
  });
}

/** @param message the question. */
export function answerMissing(starter: string, name: string, message: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_ANSWER_MISSING",
    message: `The starter "${starter}" needs --${name}: ${message}.`,
    remedy: `Add --${name} VALUE, or run the command in a terminal, which asks.`,
    exitCode: 2,
  });
}

/** @param problem such as `must be a positive integer`. */
export function wrongAnswer(name: string, answer: string, problem: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WRONG_ANSWER_TO_INIT",
    message: `--${name} ${JSON.stringify(answer)} ${problem}.`,
    remedy: "Correct the flag. Nothing was written.",
    exitCode: 2,
  });
}

export function interrupted(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_INIT_INTERRUPTED",
    message: "Interrupted. Nothing was written.",
    exitCode: 130,
  });
}
