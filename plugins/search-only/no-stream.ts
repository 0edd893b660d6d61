import { PairStream, strategy } from "espalier";
import { Type } from "typebox";
import { nothingToShow } from "./errors.ts";

export const noStream = strategy(PairStream, {
  type: "none",
  summary: "One step at which nothing arrives: ordinary architecture search.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({
    steps: 1,
    stepNames: ["search"],
    imageSize: 0,
    pairs: async () => [],
    picture: () => Promise.reject(nothingToShow()),
  }),
});
