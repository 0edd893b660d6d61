/** Library for plug-ins with pictures and texts. */
export { arrivedTexts } from "./arrived-texts.ts";
export { augment, type Augmentation } from "./augmentation.ts";
export { dataUri } from "./data-uri.ts";
export { imageSizesDiffer, unknownInput } from "./errors.ts";
export { featureCheck } from "./feature-check.ts";
export { knownWords, wordsIn } from "./known-words.ts";
export {
  LABELLED_PICTURES,
  type LabelledPicture,
  labelledPictureStream,
  LabelledPictureStream,
} from "./labelled-picture-stream.ts";
export type { LabelledItem } from "./labelled-item.ts";
export { type ImageTextModel, imageTextModel } from "./image-text-model.ts";
export { ImageTextTask } from "./image-text-task.ts";
export { nearestAmong, squaredDistances } from "./nearest-neighbour.ts";
export type { Caption, Pair, Pairs } from "./pair.ts";
export {
  COLOUR_DEVIATION,
  COLOUR_MEAN,
  type Colours,
  describePatchEmbedding,
  embedPatches,
  patchEmbeddingFlops,
  patchEmbeddingParameters,
  type PatchShape,
} from "./patch-embedding.ts";
export { PAIR_INPUTS, PAIR_TARGETS, pairEncoder, type PairEncoding } from "./pair-encoder.ts";
export { createPairStream, IMAGE_TEXT, pairStream, PairStream } from "./pair-stream.ts";
export { drawPictures, pictureArray } from "./picture-batch.ts";
export { type Picture, stackPictures } from "./picture.ts";
export { RandomPairs } from "./random-pairs.ts";
export { chanceRecall, positiveRanks } from "./recall.ts";
export { shrink } from "./shrink.ts";
export { smallPicture } from "./small-picture.ts";
export { similarities } from "./similarities.ts";
export type { Tokenizer } from "./tokenizer.ts";
export { thumbnails, THUMBNAIL_WIDTH } from "./thumbnails.ts";
export { DEFAULT_PROMPTS, zeroShotOptions, type ZeroShotOptions } from "./zero-shot-options.ts";
export { type ZeroShotData, ZeroShotTask } from "./zero-shot-task.ts";
export { type ClassNames, nameInOrder, readClassNames } from "./class-names.ts";
export { classify, classVectors, nearestClasses } from "./zero-shot.ts";
export { WORD, wordsOf } from "./words.ts";
