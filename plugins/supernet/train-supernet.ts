import {
  countEach,
  type Architecture,
  largestArchitecture,
  mergeSlice,
  type ModelFamily,
  planSlice,
  type SearchToPrepare,
  type Slicing,
  sliceState,
  type Trainer,
  type TrainingCheckpoint,
  descriptionOf,
} from "espalier";
import { envelope } from "./envelope.ts";
import { type PathOptions, paths } from "./paths.ts";

/**
 * Trains the supernet, one part per update, each on the next batch, at the constant peak learning rate of the whole
 * supernet.
 */
export async function trainSupernet(
  search: SearchToPrepare,
  family: ModelFamily,
  trainer: Trainer,
  options: PathOptions,
): Promise<TrainingCheckpoint> {
  const { step, space, current, random, onUpdate } = search;
  const largest = envelope(space);
  const description = descriptionOf(family, largest);
  const slicingOf = remembered((architecture) =>
    planSlice(description, { architecture, description: descriptionOf(family, architecture) }),
  );
  const extremes = [largestArchitecture(space.enumerate(), family, current), current];
  const order = paths(space, extremes, options, random.fork("supernet"));
  const runs = countEach(order.map(({ hash }) => hash));
  let { state } = await search.inherit(largest);
  let sum = 0;
  for (const [index, path] of order.entries()) {
    const slicing = slicingOf(path);
    const trained = await trainer.train({
      state: sliceState(state, slicing),
      plan: {},
      step,
      ...{ from: index, updates: index + 1, wholeUpdates: order.length, runs: runs.get(path.hash) ?? 1 },
      sizedBy: largest,
      random,
      ...(onUpdate && { hooks: { onUpdate: (one) => onUpdate({ ...one, updates: order.length }) } }),
    });
    state = mergeSlice(state, trained.state, slicing);
    sum += trained.loss;
  }
  return { update: order.length, state, plan: {}, loss: sum / order.length };
}

function remembered(plan: (architecture: Architecture) => Slicing): (architecture: Architecture) => Slicing {
  const known = new Map<string, Slicing>();
  return (architecture) => {
    const slicing = known.get(architecture.hash) ?? plan(architecture);
    known.set(architecture.hash, slicing);
    return slicing;
  };
}
