import { Type } from "typebox";

/** First growth steps that a run has taken from another run. */
export const branch = Type.Object(
  {
    after: Type.Integer({ minimum: 1, description: "The last of the growth steps that were taken over." }),
    log: Type.String({
      pattern: "^[0-9a-f]{64}$",
      examples: ["0".repeat(64)],
      description: "SHA-256 of their events, without times.",
    }),
  },
  {
    additionalProperties: false,
    description: "First growth steps that were taken from another run. `espalier branch` writes it.",
  },
);
