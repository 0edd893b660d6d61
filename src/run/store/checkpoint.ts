import Type from "typebox";
import { Architecture } from "../../architecture/architecture.ts";
import { guard } from "../../json/guard.ts";
import type { NdArray, ParameterTree } from "../../tensor/parameter-tree.ts";
import type { ModelState } from "../../architecture/model-state.ts";
import type { Anchor, TrainingPlan } from "../../training/training-plan.ts";
import { checkpointNotWritten, damagedCheckpoint } from "./errors.ts";
import { numberOutsideJson } from "../../json/number-outside-json.ts";
import { readSafetensors, writeSafetensors } from "./safetensors.ts";

/** A model, what its training still asks for, and where it comes from. */
export interface Checkpoint {
  readonly state: ModelState;
  readonly plan: TrainingPlan;
  /** Growth step, from 1. */
  readonly step: number;
  /** Updates of that step's training. */
  readonly update: number;
  /** File name of the checkpoint that it grew from. */
  readonly parent?: string | undefined;
  /** Mean of the loss of a training that is to go on from here, in nats. */
  readonly loss?: number;
}

/** Prefixes of tensors that are not parameters; open_clip's names have no slash. */
const PREFIXES = {
  averages: "average/",
  first: "first/",
  second: "second/",
  count: "count/",
  weights: "anchor/weights/",
  mask: "anchor/mask/",
} as const;

const isGenealogy = guard(
  Type.Object({
    architecture: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String(), Type.Boolean()])),
    step: Type.Integer(),
    update: Type.Integer(),
    parent: Type.Optional(Type.String()),
    loss: Type.Optional(Type.Number()),
    anchor: Type.Optional(Type.Object({ momentum: Type.Number(), pull: Type.Number() })),
  }),
);

/**
 * Writes a checkpoint as a safetensors file, parameters under their own names, so that other tools read them. Equal
 * checkpoints give equal bytes. After a crash at any moment the file is there whole or not at all.
 * @returns the SHA-256 of its content.
 * @throws EspalierError that names the file if it could not be written.
 * @throws RangeError if a parameter has a name that a checkpoint keeps for something else, or if a number of the
 * genealogy is not finite.
 */
export function writeCheckpoint(file: string, checkpoint: Checkpoint): string {
  refuseReservedNames(checkpoint.state.parameters);
  const metadata = { espalier: describe(checkpoint) };
  try {
    return writeSafetensors(file, { tensors: tensorsOf(checkpoint), metadata });
  } catch (error) {
    throw checkpointNotWritten(file, error);
  }
}

/**
 * Reads a file of `writeCheckpoint`, and the SHA-256 of its content.
 * @throws EspalierError that names the file if it is damaged or missing.
 */
export function readCheckpoint(file: string): { readonly checkpoint: Checkpoint; readonly sha256: string } {
  const { tensors, metadata, sha256 } = readSafetensors(file);
  const { architecture, anchor, ...genealogy } = genealogyOf(file, metadata["espalier"]);
  const { parameters, averages, first, second, count, weights, mask } = treesOf(tensors);
  const checkpoint = {
    ...genealogy,
    state: {
      architecture: new Architecture(architecture),
      parameters,
      averages,
      slots: { first, second, count },
    },
    plan: anchor === undefined ? {} : { anchor: { weights, mask, ...anchor } satisfies Anchor },
  };
  return { checkpoint, sha256 };
}

function tensorsOf({ state, plan: { anchor } }: Checkpoint): ParameterTree {
  const trees: (readonly [string, ParameterTree])[] = [
    ["", state.parameters],
    [PREFIXES.averages, state.averages],
    [PREFIXES.first, state.slots.first],
    [PREFIXES.second, state.slots.second],
    [PREFIXES.count, state.slots.count],
  ];
  if (anchor !== undefined) trees.push([PREFIXES.weights, anchor.weights], [PREFIXES.mask, anchor.mask]);
  return new Map(
    trees.flatMap(([prefix, tree]) => [...tree].map(([name, array]) => [prefix + name, array] as const)),
  );
}

/** The metadata, as JSON. */
function describe({ state, plan: { anchor }, ...genealogy }: Checkpoint): string {
  const { step, update, parent, loss } = genealogy;
  const described = {
    architecture: state.architecture.values,
    step,
    update,
    parent,
    loss,
    anchor: anchor && { momentum: anchor.momentum, pull: anchor.pull },
  };
  const place = numberOutsideJson(described);
  if (place !== undefined) throw new RangeError(`${place} is not a finite number`);
  return JSON.stringify(described);
}

function refuseReservedNames(parameters: ParameterTree): void {
  const prefixes = Object.values(PREFIXES);
  const reserved = [...parameters.keys()].find((name) => prefixes.some((prefix) => name.startsWith(prefix)));
  if (reserved !== undefined) throw new RangeError(`no parameter can be called "${reserved}"`);
}

function genealogyOf(file: string, text: string | undefined) {
  if (text === undefined)
    throw damagedCheckpoint(file, "its genealogy is missing: it was not written by Espalier");
  try {
    const genealogy: unknown = JSON.parse(text);
    if (isGenealogy(genealogy)) return genealogy;
  } catch (error) {
    throw damagedCheckpoint(file, "its genealogy is not JSON", error);
  }
  throw damagedCheckpoint(file, "its genealogy is malformed");
}

function treesOf(tensors: ParameterTree) {
  const trees = {
    parameters: new Map<string, NdArray>(),
    averages: new Map<string, NdArray>(),
    first: new Map<string, NdArray>(),
    second: new Map<string, NdArray>(),
    count: new Map<string, NdArray>(),
    weights: new Map<string, NdArray>(),
    mask: new Map<string, NdArray>(),
  };
  const prefixes = Object.entries(PREFIXES) as [keyof typeof PREFIXES, string][];
  for (const [name, array] of tensors) {
    const [tree, prefix] = prefixes.find(([, prefix]) => name.startsWith(prefix)) ?? ["parameters", ""];
    trees[tree].set(name.slice(prefix.length), array);
  }
  return trees;
}
