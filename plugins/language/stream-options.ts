import { Type } from "typebox";

/** The length of passages, as an option. */
export const passageBytes = Type.Integer({
  minimum: 16,
  default: 512,
  description:
    "Bytes of a passage, at least. A document is cut into passages of whole sentences, and each passage is one example.",
});
