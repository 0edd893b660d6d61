import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type ArchitectureValues, type ModelState, Random, type TrainableFamily } from "espalier";
import { createPairStream, type Pair, type PairStream } from "espalier/image-text";
import { modelFiles } from "../../../src/cli/export/model-files.ts";
import { writeFolder } from "../../../src/cli/export/write-folder.ts";
import { engineModel } from "../../../src/evaluation/engine-model.ts";
import { portableModel, writeWeights } from "../../../src/run/results/export-weights.ts";
import { StepCompiler } from "../../../src/tensor/compile/step-compiler.ts";
import { architecture, dimension, randomised, tinyClip } from "../growclip/tiny-clip.ts";

/** A model with random weights. */
export interface ModelToExport {
  readonly family: TrainableFamily;
  readonly state: ModelState;
}

const random = new Random("exported models");
const towers: ArchitectureValues = {
  "image.depth": 2,
  "image.width": 8,
  "text.width": 8,
  "embedding.width": 8,
};
const wider: ArchitectureValues = { "image.width": 12, "text.width": 12, "embedding.width": 16 };

/** Large enough for a wrong one to be seen in the features. */
const EPSILON = 0.02;

/** Models by what is special about them, the same on every machine. @param folder for a vocabulary file. */
export async function modelsToExport(folder: string): Promise<Readonly<Record<string, ModelToExport>>> {
  const family = await tinyClip();
  const published = {
    lnPre: true,
    quickGelu: true,
    tokenizer: { type: "byte-pair", vocabulary: join(folder, "merges.txt.gz") },
  };
  writeFileSync(published.tokenizer.vocabulary, vocabularyFile());
  const fresh = modelOf(family, { ...towers, "shared.depth": 0 });
  const grown = await grow(fresh, "width", wider);
  return {
    fresh,
    wider: grown,
    "wider, then deeper": retrained(await grow(grown, "depth", { "image.depth": 3 })),
    "with shared blocks": modelOf(family, { ...towers, "shared.depth": 2 }),
    "of shared blocks alone": modelOf(family, { "image.depth": 0, "text.depth": 0, "shared.depth": 2 }),
    "as published": modelOf(await tinyClip(published), { ...towers, "shared.depth": 0 }),
  };
}

/** The smallest architecture with some values changed, and one epsilon for all normalisations. */
export function modelOf(family: TrainableFamily, values: ArchitectureValues): ModelToExport {
  const state = randomised(family, architecture(values), random);
  const constants = [...state.parameters].filter(([name]) => !state.averages.has(name));
  const epsilons = constants.map(
    ([name, { shape }]) => [name, { shape, data: Float32Array.of(EPSILON) }] as const,
  );
  return { family, state: { ...state, parameters: new Map([...state.parameters, ...epsilons]) } };
}

async function grow(
  { family, state }: ModelToExport,
  type: "width" | "depth",
  values: ArchitectureValues,
): Promise<ModelToExport> {
  const along = await dimension(family, type);
  return { family, state: along.expand(state, state.architecture.with(values), random) };
}

/** Other weights, the same epsilons: added blocks do something then. */
function retrained({ family, state }: ModelToExport): ModelToExport {
  const { averages } = randomised(family, state.architecture, random);
  return { family, state: { ...state, parameters: new Map([...state.parameters, ...averages]) } };
}

/** Writes a model as `espalier export` does, features of three pairs included. An engine has to be open. */
export async function exportTo(folder: string, { family, state }: ModelToExport): Promise<void> {
  const trained = { run: "tiny", step: 1, architecture: state.architecture, weights: state.parameters };
  const model = portableModel(family, trained);
  const compiler = new StepCompiler({ mode: "eager", onFallback: () => {} });
  const encoder = await family.encoder(pairs, 1);
  const computing = engineModel({ family, ...trained, encoder, compiler });
  const files = await modelFiles(model, { stream: pairs, step: 1, model: computing });
  compiler.close();
  mkdirSync(join(folder, ".."), { recursive: true });
  writeFolder(folder, files, (inside) =>
    writeWeights(join(inside, model.weightsFile), model.weights, trained),
  );
}

/** Pictures of noise. The training captions fill the vocabulary of the tiny model; "violet" is not among them. */
export const pairs: PairStream = createPairStream({
  steps: 1,
  stepNames: ["noise"],
  imageSize: 8,
  examples: async (_step, split) =>
    split === "train"
      ? pairsOf("a red square", "two blue triangles", "green circle")
      : pairsOf("a RED square", "two violet triangles", "circle"),
  picture: async ({ id }) => ({
    width: 8,
    height: 8,
    pixels: Uint8Array.from(random.fork(id).uniforms(8 * 8 * 3), (share) => Math.floor(share * 256)),
  }),
});

function pairsOf(...texts: readonly string[]): readonly Pair[] {
  return texts.map((text) => ({ id: text, group: text, captions: [{ text }], tags: [] }));
}

/** A file of as many merges as CLIP's has, of all pairs of the first bytes. */
function vocabularyFile(): Uint8Array {
  const symbols = Array.from({ length: 222 }, (_, byte) => symbolOf(byte));
  const merges = symbols.flatMap((one) => symbols.map((other) => `${one} ${other}`));
  return gzipSync(["#version: 0.2", ...merges].join("\n"));
}

/** Printable Latin-1 stands for itself, and other characters for the other bytes. */
function symbolOf(index: number): string {
  const printable = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).filter((text) =>
    /[!-~¡-¬®-ÿ]/u.test(text),
  );
  return printable[index] ?? String.fromCharCode(256 + index - printable.length);
}
