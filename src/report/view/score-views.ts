import { baselinesOf } from "../../evaluation/baselines-of.ts";
import { continualMatrix, continualMeans } from "../../evaluation/continual.ts";
import type { Score } from "../../evaluation/score.ts";
import { mean } from "../../statistics/mean.ts";
import type { Event } from "../../run/log/events.ts";
import { eventsOfType } from "../../run/log/history.ts";
import { grouped } from "./grouped.ts";
import type { MatrixView, ScoreView } from "./view.ts";

/** A score and the growth step after which it was taken. */
interface Taken extends Score {
  readonly step: number;
}

/** All scores of a run by name, in the order of the last evaluation. */
export function scoreViews(events: readonly Event[]): readonly ScoreView[] {
  const evaluations = eventsOfType(events, "evaluated");
  const order = evaluations.toReversed().flatMap(({ scores }) => scores.map(({ name }) => name));
  const taken = evaluations.flatMap(({ step, scores }) => scores.map((score): Taken => ({ ...score, step })));
  const byName = grouped(taken, ({ name }) => name);
  return [...new Set(order)].map((name) => {
    const own = byName.get(name)!;
    const { unit, classes, direction = "maximize" } = own.at(-1)!;
    return {
      ...{ name, direction },
      ...(unit !== undefined && { unit }),
      ...(classes !== undefined && { classes }),
      values: own
        .filter(({ ofStep }) => ofStep === undefined)
        .map(({ step, value, interval, count, baselines }) => ({ step, value, interval, count, baselines })),
      matrix: matrixOf(
        evaluations.map(({ scores }) => scores),
        own,
      ),
    };
  });
}

/** @param own all values of the score. */
function matrixOf(evaluations: readonly (readonly Score[])[], own: readonly Taken[]): MatrixView | null {
  const apart = own.filter(({ ofStep }) => ofStep !== undefined);
  const last = apart.filter(({ step }) => step === apart.at(-1)?.step);
  if (last.length === 0) return null;
  const matrix = continualMatrix(evaluations, last[0]!.name);
  const { inDomain, backward, forward } = continualMeans(matrix);
  const names = baselinesOf(last);
  return {
    values: matrix.map((row) => row.map((value) => value ?? null)),
    inDomain: Number.isNaN(inDomain) ? null : inDomain,
    ...{ backward: backward ?? null, forward: forward ?? null },
    baselines: Object.fromEntries(
      names.map((name) => [name, mean(last.flatMap(({ baselines }) => baselines[name] ?? []))]),
    ),
  };
}
