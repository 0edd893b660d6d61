/** Library for plug-ins that read picture files of the user. */
export { cropAtRandom, type Cropping } from "./crop-at-random.ts";
export { decodePicture, type Preprocessing } from "./decode-picture.ts";
export { divideArrivals, type StepSizes } from "./divide-arrivals.ts";
export { unknownPicture } from "./errors.ts";
export { askColumns, type ChosenColumns, columnQuestions, type TableColumns } from "./first-columns.ts";
export { firstDivision, firstPairExperiment, type FirstPairs, pairQuestions } from "./first-experiment.ts";
export { FolderPictures } from "./folder-pictures.ts";
export { openLabelledStream } from "./open-labelled-stream.ts";
export { openPairStream } from "./open-pair-stream.ts";
export {
  columnOptions,
  croppingOptions,
  divisionOptions,
  pictureOptions,
  pictureStreamOptions,
  type PictureStreamOptions,
} from "./options.ts";
export { type Division, type PictureArrivals, pictureArrivals } from "./picture-arrivals.ts";
export { PictureSet, type PictureSetOptions } from "./picture-set.ts";
export type { Row, RowFault, RowSource } from "./row.ts";
export { SPLIT_NAMES, splitNamed } from "./split-named.ts";
export { StoredLabelledStream } from "./stored-labelled-stream.ts";
export { StoredPairStream } from "./stored-pair-stream.ts";
export { type RowSurvey, surveyRows } from "./survey-rows.ts";
