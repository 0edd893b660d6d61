import type { Architecture } from "../../architecture/architecture.ts";
import { costOf } from "../../architecture/model-family.ts";
import { expand } from "../../growth/expand.ts";
import { inheritedMask, inheritedShare } from "../../growth/inherited.ts";
import type { Inherited } from "../../growth/parameter-inheritance.ts";
import type { Random } from "../../random/random.ts";
import type { ParentModel } from "../../search/evaluator.ts";
import { filled, mapTree, type ParameterTree } from "../../tensor/parameter-tree.ts";
import type { ModelState } from "../../architecture/model-state.ts";
import { startFile } from "../store/checkpoint-names.ts";
import type { CheckpointReference } from "../store/checkpoint-store.ts";
import { checkExpansions, checkKept, type Expansion } from "./check-inheritance.ts";
import { freshModel } from "./fresh-model.ts";
import { growthMoment } from "./growth-moment.ts";
import { Probe, type Weights } from "./probe.ts";
import type { Run } from "../run.ts";
import { sharedPart } from "./shared-part.ts";

/** A model between two phases of a run; its state lies in a checkpoint once there is one. */
export interface StoredModel {
  readonly architecture: Architecture;
  /** `undefined` before there is a state. */
  readonly checkpoint: CheckpointReference | undefined;
}

/** Parts of a run that inheritance reads. */
export interface InheritingRun extends Pick<Run, "family" | "growth" | "random"> {
  readonly checkpoints: Pick<Run["checkpoints"], "read" | "readModel">;
}

/**
 * The state that a candidate or child starts its training from: a fresh one as long as there is no parent.
 * @param parent the parent's checkpoint, if there is one.
 * @param onExpand called for each expansion of the parent's live or averaged weights. Expansions of other arrays, such
 * as masks of inherited entries, are not reported.
 */
export async function firstState(
  run: InheritingRun,
  step: number,
  parent: CheckpointReference | undefined,
  child: Architecture,
  onExpand: (expansion: Expansion) => void = () => {},
): Promise<Inherited> {
  const fresh = (architecture: Architecture) => freshModel(run, architecture);
  if (parent === undefined) return { state: fresh(child), plan: {} };
  const random = inheritanceKey(run, step);
  const own = run.checkpoints.readModel(parent).state;
  return run.growth.inheritance.inherit({
    parent: own,
    child,
    random,
    fresh,
    expand: (source, target) => {
      const result = expandTo(run, step, source, target);
      if (hasWeightsOf(own, source)) onExpand({ source, result });
      return result;
    },
  });
}

function hasWeightsOf(parent: ModelState, { parameters }: ModelState): boolean {
  return [...parameters].every(
    ([name, array]) => array === parent.parameters.get(name) || array === parent.averages.get(name),
  );
}

/** The parent of a candidate. The inherited mask is all 0 if the inheritance does not use the growth operators. */
export async function parentOf(
  run: InheritingRun,
  step: number,
  parent: CheckpointReference,
  child: Architecture,
): Promise<ParentModel> {
  const { state } = run.checkpoints.readModel(parent);
  let expands = false;
  await firstState(run, step, parent, child, () => (expands = true));
  const mask = maskOf(run, step, state, child);
  return {
    architecture: state.architecture,
    inherited: expands ? mask : mapTree(mask, ({ shape }) => filled(shape, 0)),
  };
}

/** Lets the chosen architecture take over from the current model, and records what that changed. */
export async function inherit(
  run: Run,
  step: number,
  current: StoredModel,
  child: Architecture,
): Promise<StoredModel> {
  const { checkpoint } = await run.journal.once("inherited", { step }, async () => {
    const expansions: Expansion[] = [];
    const searched = searchedState(run, step, child);
    const { state, plan } =
      searched ?? (await firstState(run, step, current.checkpoint, child, (used) => expansions.push(used)));
    const written = run.checkpoints.write(startFile(step), {
      ...{ state, plan, step, update: 0 },
      parent: current.checkpoint?.file,
    });
    const { parameters } = costOf(run.family, child);
    const recorded = { architecture: child.toJSON(), parameters, checkpoint: written };
    if (current.checkpoint === undefined) return { ...recorded, ...NO_PARENT };
    const parent = run.checkpoints.readModel(current.checkpoint, current).state;
    const inheritsNothing = expansions.length === 0 && searched === undefined;
    const mask = maskOf(run, step, parent, child);
    const inherited = inheritsNothing ? mapTree(mask, ({ shape }) => filled(shape, 0)) : mask;
    return {
      ...recorded,
      ...(await changesOf(run, step, parent, state, expansions, searched !== undefined)),
      inheritedShare: inheritedShare(inherited),
      ...(await growthMoment(run, step, parent, state, inherited)),
    };
  });
  return { architecture: child, checkpoint };
}

const NO_PARENT = {
  exact: true,
  expansionChange: null,
  liveChange: null,
  averagedChange: null,
  inheritedShare: 0,
} as const;

/** How the function changed, checked against what growth space and inheritance declare. */
async function changesOf(
  run: Run,
  step: number,
  parent: ModelState,
  child: ModelState,
  expansions: readonly Expansion[],
  isSearched: boolean,
) {
  const probe = new Probe(run, step);
  const { dimensions, inheritance } = run.growth;
  const exact = dimensions.every((dimension) => dimension.exact);
  const expansionChange = await checkExpansions(probe, step, expansions, exact);
  const { keeps } = inheritance;
  if (!isSearched && (keeps.live !== "none" || keeps.averaged !== "none"))
    await checkKept(probe, step, keeps, expandTo(run, step, parent, child.architecture), child);
  const changeOf = (weights: Weights) =>
    probe.difference({ state: parent, weights }, { state: child, weights });
  return {
    ...{ exact, expansionChange },
    liveChange: await changeOf("live"),
    averagedChange: await changeOf("averaged"),
  };
}

/** The child's part of the shared training, if there was one and the inheritance has `takeOver`. */
function searchedState(run: Run, step: number, child: Architecture): Inherited | undefined {
  const shared = run.journal.find("shared-trained", { step })?.checkpoint;
  return shared && run.growth.inheritance.takeOver?.(sharedPart(run, shared, child));
}

function maskOf(run: InheritingRun, step: number, parent: ModelState, child: Architecture): ParameterTree {
  return inheritedMask((state, target) => expandTo(run, step, state, target), parent, child);
}

function expandTo(run: InheritingRun, step: number, state: ModelState, target: Architecture): ModelState {
  return expand(run.growth.dimensions, state, target, inheritanceKey(run, step));
}

function inheritanceKey(run: InheritingRun, step: number): Random {
  return run.random.fork("step", step, "inherit");
}
