import { type Static, Type } from "typebox";

/** Options of streams of picture files: how pictures are read. */
export const pictureOptions = {
  imageSize: Type.Integer({
    default: 32,
    minimum: 8,
    maximum: 1024,
    description: "Side of the square pictures in pixels.",
  }),
  resize: Type.Enum(["shortest", "longest", "squash"], {
    default: "shortest",
    description:
      "How pictures become square, bicubic as in open_clip. shortest: the shorter side is scaled to imageSize and the " +
      "centre is cut out. longest: the longer side is scaled and the rest is black. squash: both sides are scaled.",
  }),
  maximumMegapixels: Type.Number({
    default: 100,
    exclusiveMinimum: 0,
    maximum: 2000,
    description: "Largest picture that is decoded, in millions of pixels.",
  }),
  tolerance: Type.Number({
    default: 0.01,
    minimum: 0,
    maximum: 1,
    description:
      "Largest share of damaged rows and pictures, which are skipped. With more, the run does not start.",
  }),
  cacheMegabytes: Type.Integer({
    default: 4096,
    minimum: 0,
    description:
      "Disk space for decoded pictures in the user's cache, in megabytes. Pictures beyond it are decoded each time.",
  }),
};

/** Options of streams of picture files that a table lists: columns besides pictures and captions. */
export const columnOptions = {
  arrival: Type.Optional(
    Type.String({
      description:
        "Column that decides the growth step, such as a date: numbers arrive by size, other values by their " +
        "characters. Rows with one value arrive together. Default: rows are divided at random.",
    }),
  ),
  split: Type.Optional(
    Type.String({
      description:
        "Column with the split of a row: train, validation (or val) or test. Default: the splits are made by heldOut.",
    }),
  ),
  tags: Type.Array(Type.String(), {
    default: [],
    uniqueItems: true,
    description: 'Columns with labels. A value becomes the tag "COLUMN:VALUE", which tasks can refer to.',
  }),
};

/** Options of streams of picture files: growth steps and splits. */
export const divisionOptions = {
  steps: Type.Union([Type.Integer({ minimum: 1, maximum: 1000 }), Type.Literal("each")], {
    default: 3,
    description: 'Number of growth steps. "each": one for each value of arrival.',
  }),
  sizes: Type.Enum(["doubling", "equal"], {
    default: "doubling",
    description:
      "Pictures of a growth step: about twice as many as in the one before, or about equal numbers. Pictures with one " +
      "arrival stay together.",
  }),
  heldOut: Type.Number({
    default: 0.05,
    exclusiveMinimum: 0,
    maximum: 0.4,
    description:
      "Share of the pictures for the test, and as many for search-validation, if the data have no splits.",
  }),
  maximumHeldOut: Type.Integer({
    default: 1000,
    minimum: 1,
    description:
      "Largest number of test pictures of a growth step, and of search-validation pictures. Others are unused.",
  }),
};

/** Options of streams of picture files: augmentation. */
export const croppingOptions = {
  crop: Type.Number({
    default: 0.9,
    exclusiveMinimum: 0,
    maximum: 1,
    description:
      "Augmentation: smallest share of a picture's area that is cut out at random; 1 for no augmentation.",
  }),
  flip: Type.Boolean({
    default: false,
    description:
      "Augmentation: mirror half of the pictures. Do not use it if captions mention left or right.",
  }),
};

/** All options that streams of picture files share. */
export const pictureStreamOptions = { ...pictureOptions, ...divisionOptions, ...croppingOptions };

const object = Type.Object(pictureStreamOptions);

/** Values of the shared options, defaults filled in. */
export type PictureStreamOptions = Static<typeof object>;
