import { EspalierError } from "espalier";

/** Number of shards in a message. */
const SHOWN = 3;

export function noShards(patterns: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WEBDATASET_NO_SHARDS",
    message: `No shard matches ${patterns.join("::")}.`,
    culprit: "/stream/shards",
    allowed: "paths of .tar files, or of folders with .tar files",
    remedy: "Correct the paths. They are resolved from the experiment file's folder.",
    exitCode: 2,
    environmental: true,
  });
}

export function missingShards(paths: readonly string[], total: number): EspalierError {
  const more = paths.length > SHOWN ? ` and ${paths.length - SHOWN} more` : "";
  return new EspalierError({
    code: "ESPALIER_WEBDATASET_MISSING_SHARD",
    message: `${paths.length} of ${total} shards do not exist: ${paths.slice(0, SHOWN).join(", ")}${more}.`,
    culprit: "/stream/shards",
    remedy:
      "Correct the paths, which are resolved from the experiment file's folder, or copy the shards there. To wait for " +
      "shards that arrive during the run, set `follow` to true.",
    exitCode: 2,
    environmental: true,
  });
}

export function tooManyShards(pattern: string, maximum: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WEBDATASET_TOO_MANY_SHARDS",
    message: `The pattern ${pattern} stands for more than ${maximum} shards.`,
    culprit: "/stream/shards",
    allowed: `at most ${maximum} shards per pattern`,
    remedy: "Correct the ranges in braces.",
    exitCode: 2,
  });
}

export function unreadableShard(path: string, cause: Error): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WEBDATASET_UNREADABLE_SHARD",
    message: `The shard ${path} cannot be read: ${cause.message}.`,
    culprit: path,
    allowed: "a file with permission to read",
    remedy: "Correct the file, or remove it from `shards`.",
    exitCode: 2,
    environmental: true,
    cause,
  });
}

export function compressedShard(path: string, format: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WEBDATASET_COMPRESSED_SHARD",
    message: `The shard ${path} is compressed with ${format}. Pictures in it cannot be read in random order.`,
    culprit: path,
    allowed: "uncompressed tar files",
    remedy: "Decompress the shard. Its size changes little, since pictures are compressed already.",
    exitCode: 2,
  });
}

export function unknownField(text: string, allowed: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WEBDATASET_FIELD",
    message: `"${text}" does not name a value of a sample.`,
    culprit: "/stream",
    allowed,
    remedy: "Correct the options `captions`, `arrival` and `tags`.",
    exitCode: 2,
  });
}

export function followedFolder(path: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WEBDATASET_FOLLOWED_FOLDER",
    message: `${path} is a folder, and \`follow\` needs the names of the shards that will arrive.`,
    culprit: "/stream/shards",
    allowed: "names of .tar files, such as ./arriving/train-{000000..000011}.tar",
    remedy: "List the names of the shards in `shards`, or set `follow` to false.",
    exitCode: 2,
  });
}

export function followedArrival(arrival: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WEBDATASET_FOLLOWED_ARRIVAL",
    message: `\`follow\` lets shards decide the growth step, and \`arrival\` is "${arrival}".`,
    culprit: "/stream/arrival",
    allowed: "`shard`, or no `arrival`",
    remedy: "Remove `arrival`, or set `follow` to false.",
    exitCode: 2,
  });
}

export function tooFewShards(shards: number, steps: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WEBDATASET_TOO_FEW_SHARDS",
    message: `${shards} shards cannot be divided into ${steps} growth steps.`,
    culprit: "/stream/steps",
    allowed: `1 to ${shards} growth steps`,
    remedy: `Set \`steps\` to ${shards} or fewer, or name more shards.`,
    exitCode: 2,
  });
}

export function withoutCaptions(path: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WEBDATASET_WITHOUT_CAPTIONS",
    message: `The first samples of the shard ${path} have no text, and captions are needed.`,
    culprit: path,
    allowed:
      "samples with a picture and a text, such as 000017.jpg and 000017.txt, or a string in 000017.json",
    remedy: "Choose other shards, or write the captions into them.",
    exitCode: 2,
  });
}
