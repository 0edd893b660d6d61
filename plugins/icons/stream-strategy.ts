import { DataStream, strategy } from "espalier";
import { Type } from "typebox";
import { IconStream } from "./icon-stream.ts";
import { IconLibrary } from "./library.ts";

export const iconStream = strategy(DataStream, {
  type: "icons",
  summary: "Icons of 220 sets by 149 designers, with captions from their names, arriving set by set.",
  options: Type.Object(
    {
      steps: Type.Integer({
        default: 5,
        minimum: 1,
        maximum: 8,
        description: "Number of growth steps. Each brings about twice as many icons as the one before.",
      }),
      order: Type.Union([Type.Literal("date"), Type.Literal("kind")], {
        default: "date",
        description:
          "Order of arrival: date of a set's last change, or kind, from pictograms and logos to interfaces.",
      }),
      pairs: Type.Integer({
        default: 0,
        minimum: 0,
        description:
          "Maximum number of training pairs of a step, for quick runs; 0 for all. Fewer are a part of more.",
      }),
      imageSize: Type.Integer({
        default: 32,
        minimum: 8,
        maximum: 256,
        description: "Side of the pictures in pixels.",
      }),
      excludedLicences: Type.Array(Type.String(), {
        default: ["CC-BY-NC-4.0", "CC-BY-NC-SA-4.0"],
        description:
          "SPDX ids of licences whose sets are left out. Default: those that forbid commercial use.",
      }),
      shift: Type.Number({
        default: 0.1,
        minimum: 0,
        maximum: 0.5,
        description: "Augmentation: largest shift as a share of the side, 0 for none.",
      }),
      scale: Type.Number({
        default: 0.15,
        minimum: 0,
        maximum: 0.5,
        description: "Augmentation: largest change of size as a share, 0 for none.",
      }),
      hue: Type.Number({
        default: 10,
        minimum: 0,
        maximum: 180,
        description: "Augmentation: largest hue rotation of icons with colours, in degrees; 0 for none.",
      }),
      colours: Type.Boolean({
        default: true,
        description: "Augmentation: a random colour and background for icons of one colour.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [IconLibrary],
  create: ({ shift, scale, hue, colours, ...options }, library) =>
    new IconStream(library, { ...options, augmentation: { shift, scale, hue, colours } }),
});
