import { EspalierError } from "espalier";

export function fractionalPatches(imageSize: number, patchSize: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CLIP_PATCHES",
    message: `Pictures of ${imageSize} pixels cannot be cut into patches of ${patchSize}.`,
    culprit: "/model/patchSize",
    allowed: "a divisor of the picture's side",
    remedy: "Set patchSize or imageSize of the clip model.",
    exitCode: 2,
  });
}

export function vocabularyFull(words: number, size: number, special: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CLIP_VOCABULARY_FULL",
    message: `The texts so far have ${words} different words, and the vocabulary has rows for ${size - special}.`,
    culprit: "/model/vocabularySize",
    allowed: `at least ${words + special}`,
    remedy: `Set vocabularySize of the clip model to ${words + special} or more.`,
    exitCode: 2,
  });
}

export function noMerges(path: string, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CLIP_VOCABULARY_FILE",
    message: `No byte-pair merges could be read from "${path}".`,
    culprit: "/model/tokenizer/vocabulary",
    allowed: "the file bpe_simple_vocab_16e6.txt.gz of CLIP or open_clip",
    remedy: "Set vocabulary to the path of that file, or use the tokenizer `words`.",
    exitCode: 2,
    cause,
  });
}
