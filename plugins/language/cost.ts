import type { Cost } from "espalier";
import { blockFlops, blockParameters } from "espalier/transformer";
import type { LanguageShape } from "./shape.ts";
import { TOKENS } from "./tokens.ts";

/**
 * Trainable parameters, and the multiplications and additions in the matrix products of one window's forward pass, the
 * logits included.
 */
export function costOfLanguage({ decoder, contextLength, tiedHead }: LanguageShape): Cost {
  const { width } = decoder;
  const embeddings = (TOKENS + contextLength) * width;
  const head = TOKENS * width;
  return {
    parameters: embeddings + blockParameters(decoder) + 2 * width + (tiedHead ? 0 : head),
    flops: blockFlops(decoder, contextLength, contextLength) + 2 * contextLength * head,
  };
}
