import type { ModelDescription } from "espalier";
import {
  along,
  describeBlocks,
  describeNorm,
  fixed,
  normal,
  scaledInitials,
  trained,
} from "espalier/transformer";
import type { LanguageShape } from "./shape.ts";
import { TOKENS } from "./tokens.ts";

/** Every parameter of the model, in the order of the forward pass. */
export function describeLanguage({ decoder, contextLength, tiedHead }: LanguageShape): ModelDescription {
  const residual = along("decoder.residual", "residual", decoder.width);
  const write = residual("writes");
  const bytes = fixed("vocabulary", TOKENS);
  const head = trained("head.weight", [residual("reads"), bytes], normal(0.02));
  return [
    trained("token_embedding.weight", [bytes, write], normal(0.02)),
    trained("positional_embedding", [fixed("position", contextLength), write], normal(0.01)),
    ...describeBlocks("blocks", decoder, residual, scaledInitials(decoder)),
    ...describeNorm("ln_final", residual),
    ...(tiedHead ? [] : [head]),
  ].map((parameter) => ({ ...parameter, part: "decoder" }));
}
