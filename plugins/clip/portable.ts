import { type Architecture, filled, type ParameterTree, type PortableModel, shapeOf } from "espalier";
import { arrivedTexts, featureCheck, pairStream } from "espalier/image-text";
import { describeClip } from "./describe.ts";
import { EPSILON, epsilonsOf, ownerOf } from "./norm-epsilons.ts";
import { openClipConfig } from "./open-clip-config.ts";
import type { ClipOptions } from "./options.ts";
import { type ClipShape, rowsOf, shapeOfClip } from "./shape.ts";
import { endOfTextLast } from "./token-order.ts";
import type { Tokenizers } from "./tokenizers.ts";

/**
 * The model as a folder for open_clip. A common epsilon of a tower's normalisations goes into the configuration.
 * Parameters unknown to open_clip stay among the weights, so that it refuses the model instead of computing wrong
 * features.
 */
export function portableClip(
  architecture: Architecture,
  parameters: ParameterTree,
  options: ClipOptions,
  tokenizers: Tokenizers,
): PortableModel {
  const { shape, weights } = withTextBlock(shapeOfClip(architecture, options), parameters);
  const epsilons = { image: epsilonsOf(parameters, "image"), text: epsilonsOf(parameters, "text") };
  const epsilon = { image: only(epsilons.image), text: only(epsilons.text), shared: undefined };
  const isConfigured = (name: string) => name.endsWith(EPSILON) && epsilon[ownerOf(name)] !== undefined;
  const limits = limitsOf(shape, epsilons);
  const config = openClipConfig(shape, options, { epsilon, complete: limits.length === 0 });
  const order = endOfTextLast(tokenizers.endOfText, rowsOf(options));
  return {
    weightsFile: "open_clip_model.safetensors",
    weights: new Map([...order.reorder(weights)].filter(([name]) => !isConfigured(name))),
    limits,
    files: async (source) => {
      const arrivals = await arrivedTexts(pairStream(source.stream), source.step);
      const tokenizer = order.tokenizer(tokenizers.tokenizer(arrivals));
      return new Map([
        ["open_clip_config.json", `${JSON.stringify(config, null, 2)}\n`],
        ...(await tokenizers.files(arrivals, order.idOf)),
        ...(await featureCheck(source, tokenizer)),
      ]);
    },
  };
}

/** Adds a text block of zeros, which changes nothing, to a tower without blocks, which open_clip cannot build. */
function withTextBlock(shape: ClipShape, weights: ParameterTree) {
  const { text } = shape;
  if (text.depth > 0) return { shape, weights };
  const padded = { ...shape, text: { ...text, depth: 1, hidden: text.width, headWidth: text.width } };
  const added = describeClip(padded).filter(({ block, trainable }) => block?.stack === "text" && trainable);
  const zeros = added.map((weight) => [weight.name, filled(shapeOf(weight), 0)] as const);
  return { shape: padded, weights: new Map([...weights, ...zeros]) };
}

function limitsOf(
  { shared, sharedWeights }: ClipShape,
  epsilons: Readonly<Record<"image" | "text", readonly number[]>>,
): readonly string[] {
  const mixed = (["image", "text"] as const).filter((tower) => epsilons[tower].length > 1);
  const parts = [
    ...(shared.depth > 0 ? [`the blocks that both towers share (shared.depth ${shared.depth})`] : []),
    ...mixed.map((tower) => `different epsilons within the ${tower} tower (${epsilons[tower].join(", ")})`),
  ];
  const remedy = shared.depth > 0 && !sharedWeights ? UNTIED : REMEDY;
  return parts.map((part) => `open_clip cannot represent ${part}. ${remedy}`);
}

const UNTIED =
  "Blocks with weights for each tower (sharedWeights: false) are for comparisons; no code loads them elsewhere.";

const REMEDY = 'The README of the plug-in clip has code that loads the model, under "In other programs".';

function only(values: readonly number[]): number | undefined {
  return values.length === 1 ? values[0] : undefined;
}
