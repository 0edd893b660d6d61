import { Type } from "typebox";

/** The length of passages, as an option. */
export const passageBytes = Type.Integer({
  minimum: 16,
  default: 512,
  description:
    "Smallest number of bytes of a passage. Documents are cut into passages of whole sentences; each is one example.",
});
