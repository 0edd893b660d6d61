import { kendallTau } from "../statistics/kendall-tau.ts";
import { mean } from "../statistics/mean.ts";
import { meanInterval } from "../statistics/student.ts";
import type { ArmResults } from "./arm-results.ts";
import type { CellResult } from "./cell-result.ts";
import type { AblationPlan } from "./plan.ts";

/** Fewest candidates in common for a correlation. */
const FEWEST = 8;

/** Agreement of an arm's searches with the baseline's in the order of candidates. */
export interface RankAgreement {
  /** The baseline's own agreement is that of its runs with different seeds: more cannot be expected of an arm. */
  readonly arm: string;
  /** Objective of the arm's search. */
  readonly measurement: string;
  /** Growth step, from 1. */
  readonly step: number;
  /** Candidates that both searches have measured, the fewest of a seed. */
  readonly candidates: number;
  /**
   * Kendall's tau-b by seed: 1 for the order of the baseline's main objective, -1 for the opposite one. The
   * baseline has one for each pairing of its seeds.
   */
  readonly taus: readonly number[];
}

/**
 * Agreement of the arms' searches with the baseline's, for growth steps in which both have measured at least 8 candidates
 * with the same seed. It shows whether a cheap measurement orders candidates as an expensive one does.
 */
export function rankAgreements(
  plan: Pick<AblationPlan, "arms" | "baseline">,
  results: ArmResults,
): readonly RankAgreement[] {
  const judges = results.get(plan.baseline) ?? new Map<number, CellResult>();
  const found = new Map<string, RankAgreement>();
  const add = (arm: string, { tau, ...one }: Agreement) => {
    const key = JSON.stringify([arm, one.measurement, one.step]);
    const before = found.get(key) ?? { arm, ...one, taus: [] };
    const candidates = Math.min(before.candidates, one.candidates);
    found.set(key, { ...before, candidates, taus: [...before.taus, tau] });
  };
  const runs = [...judges.values()];
  for (const [place, one] of runs.map(onlyMain).entries())
    for (const other of runs.slice(0, place))
      for (const agreement of agreementsOf(one, other)) add(plan.baseline, agreement);
  for (const { name: arm } of plan.arms.filter(({ name }) => name !== plan.baseline))
    for (const [seed, result] of results.get(arm) ?? [])
      for (const agreement of agreementsOf(result, judges.get(seed))) add(arm, agreement);
  return [...found.values()];
}

/** An agreement as tables and pages show it. */
export interface AgreementSummary extends Pick<RankAgreement, "measurement" | "step" | "candidates"> {
  /** The arm; `NAME, other seeds` for the baseline. */
  readonly arm: string;
  /** Number of seeds; `null` for the baseline, since pairings of its seeds depend on each other. */
  readonly seeds: number | null;
  /** Mean of Kendall's tau-b. */
  readonly tau: number;
  /** 95 % t interval of it; `null` for the baseline and for one seed. */
  readonly interval: readonly [number, number] | null;
}

/** Summaries of `rankAgreements`, in their order. */
export function agreementSummaries(
  plan: Pick<AblationPlan, "arms" | "baseline">,
  results: ArmResults,
): readonly AgreementSummary[] {
  return rankAgreements(plan, results).map(({ arm, taus, ...rest }) => {
    const isBaseline = arm === plan.baseline;
    return {
      ...rest,
      arm: isBaseline ? `${arm}, other seeds` : arm,
      seeds: isBaseline ? null : taus.length,
      tau: mean(taus),
      interval: isBaseline || taus.length < 2 ? null : meanInterval(taus),
    };
  });
}

/** The agreement of two searches of a growth step. */
interface Agreement extends Pick<RankAgreement, "step" | "measurement" | "candidates"> {
  readonly tau: number;
}

/** A run with the main objective of each search alone. */
function onlyMain({ searches, ...rest }: CellResult): CellResult {
  const isMain = (search: CellResult["searches"][number], place: number) =>
    searches.findIndex(({ step }) => step === search.step) === place;
  return { ...rest, searches: searches.filter(isMain) };
}

function agreementsOf(
  { searches }: Pick<CellResult, "searches">,
  baseline: CellResult | undefined,
): readonly Agreement[] {
  return searches.flatMap(({ step, measurement, figures }) => {
    const judge = baseline?.searches.find((search) => search.step === step);
    const common = [...figures.keys()].filter((hash) => judge?.figures.has(hash));
    if (judge === undefined || common.length < FEWEST) return [];
    const tau = kendallTau(
      common.map((hash) => figures.get(hash)!),
      common.map((hash) => judge.figures.get(hash)!),
    );
    // All figures may be equal, which orders nothing.
    return Number.isNaN(tau) ? [] : [{ step, measurement, candidates: common.length, tau }];
  });
}
