import type { Architecture, ParameterTree, PortableModel } from "espalier";
import { EPSILON, epsilonsOf, ownerOf } from "./norm-epsilons.ts";
import { openClipConfig } from "./open-clip-config.ts";
import type { ClipOptions } from "./options.ts";
import { type ClipShape, rowsOf, shapeOfClip } from "./shape.ts";
import { endOfTextLast } from "./token-order.ts";
import type { Tokenizers } from "./tokenizers.ts";

/**
 * The model as open_clip loads it from a folder. An epsilon that all normalisations of a tower have is part of the
 * configuration. What open_clip has no place for stays among the weights, so that it refuses them rather than
 * computing something else.
 */
export function portableClip(
  architecture: Architecture,
  parameters: ParameterTree,
  options: ClipOptions,
  tokenizers: Tokenizers,
): PortableModel {
  const shape = shapeOfClip(architecture, options);
  const epsilons = { image: epsilonsOf(parameters, "image"), text: epsilonsOf(parameters, "text") };
  const limits = limitsOf(shape, epsilons);
  const order = endOfTextLast(tokenizers.endOfText, rowsOf(options));
  const epsilon = { image: only(epsilons.image), text: only(epsilons.text), shared: undefined };
  const config = openClipConfig(shape, options, { epsilon, complete: limits.length === 0 });
  const isConfigured = (name: string) => name.endsWith(EPSILON) && epsilon[ownerOf(name)] !== undefined;
  return {
    weightsFile: "open_clip_model.safetensors",
    weights: new Map([...order.reorder(parameters)].filter(([name]) => !isConfigured(name))),
    limits,
    files: async (arrivals) =>
      new Map([
        ["open_clip_config.json", `${JSON.stringify(config, null, 2)}\n`],
        ...(await tokenizers.files(arrivals, order.idOf)),
      ]),
    tokenizer: (arrivals) => order.tokenizer(tokenizers.tokenizer(arrivals)),
  };
}

function limitsOf(
  { shared, text }: ClipShape,
  epsilons: Readonly<Record<"image" | "text", readonly number[]>>,
): readonly string[] {
  const mixed = (["image", "text"] as const).filter((tower) => epsilons[tower].length > 1);
  return [
    ...(shared.depth > 0
      ? [`open_clip has no blocks that both towers share, and there are ${shared.depth}.`]
      : []),
    ...mixed.map(
      (tower) =>
        `open_clip has one epsilon for all normalisations of a tower, and those of the ${tower} tower have ` +
        `${epsilons[tower].join(" and ")}.`,
    ),
    ...(text.depth === 0 ? ["open_clip has no text tower without blocks."] : []),
  ].map((limit) => `${limit} ${remedy}`);
}

const remedy = 'README.md of the plug-in clip has code that loads this model, under "In other programs".';

function only(values: readonly number[]): number | undefined {
  return values.length === 1 ? values[0] : undefined;
}
