import type { ModelState } from "../../architecture/model-state.ts";
import type { NdArray, ParameterTree } from "../../tensor/parameter-tree.ts";
import { isTrainable } from "../../training/trainable-family.ts";
import { isTrained } from "../../training/training-length.ts";
import type { EventOf } from "../log/events.ts";
import type { Run } from "../run.ts";

/** A measured growth, and its compute. */
type GrowthMoment = Pick<EventOf<"inherited">, "moment" | "compute">;

/**
 * Loss and gradient of parent and child on the first batch that the child trains on, by live weights. Empty if nothing
 * trains.
 * @param mask of the child's entries: 1 inherited, 0 new.
 */
export async function growthMoment(
  run: Run,
  step: number,
  parent: ModelState,
  child: ModelState,
  mask: ParameterTree,
): Promise<GrowthMoment> {
  if (!isTrained(run.training) || !isTrainable(run.family)) return {};
  const { trainer, random } = run;
  trainer.takeSpent();
  const [batch] = await trainer.firstBatches({ step, random: random.fork("step", step) }, 1);
  const before = await trainer.lossGradient(parent, batch!);
  const after = await trainer.lossGradient(child, batch!);
  const moment = {
    lossBefore: before.loss,
    lossAfter: after.loss,
    gradientBefore: entriesOf(before.gradient, () => true),
    inheritedGradient: entriesOf(after.gradient, (name, place) => mask.get(name)?.data[place] === 1),
    newGradient: entriesOf(after.gradient, (name, place) => mask.get(name)?.data[place] !== 1),
  };
  const figures = [before.loss, after.loss, moment.gradientBefore.norm, moment.newGradient.norm];
  const isFinite = [...figures, moment.inheritedGradient.norm].every(Number.isFinite);
  return { ...(isFinite && { moment }), compute: trainer.takeSpent() };
}

/** Number of some entries of a gradient, and their Euclidean norm. */
function entriesOf(gradient: ParameterTree, isIn: (name: string, place: number) => boolean) {
  let [entries, squares] = [0, 0];
  for (const [name, { data }] of gradient as ReadonlyMap<string, NdArray>)
    data.forEach((slope, place) => {
      if (!isIn(name, place)) return;
      entries++;
      squares += slope ** 2;
    });
  return { entries, norm: Math.sqrt(squares) };
}
