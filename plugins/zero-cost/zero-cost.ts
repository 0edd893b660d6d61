import {
  type Candidate,
  costMeasurements,
  Evaluator,
  freshState,
  type MeasurementDescription,
  ModelFamily,
  type ParameterTree,
  strategy,
  trainableFamily,
  Trainer,
  trainingCompute,
  TrainingObjective,
} from "espalier";
import { Type } from "typebox";
import { scoreNotFinite } from "./errors.ts";
import { proxies } from "./proxies.ts";
import type { Proxy, Subject } from "./proxy.ts";
import { scoredParts, WHOLE } from "./part-scores.ts";

const TYPES = proxies.map(({ type }) => type);

export const zeroCost = strategy(Evaluator, {
  type: "zero-cost",
  summary: "Scores candidates by zero-cost proxies on one or two batches, without training.",
  paper:
    "grad-norm: Abdelfattah et al. 2021 (arXiv 2101.08134); snip: Lee et al. 2019 (1810.02340); synflow: Tanaka et al. 2020 " +
    "(2006.05467); jacob-cov and naswot: Mellor et al. 2020 and 2021 (2006.04647); zico: Li et al. 2023 (2301.11300); " +
    "dss: Zhou et al. 2022 (2203.12217). Ours: growth-gradient, and the extension of all proxies to models with several parts",
  options: Type.Object(
    {
      proxies: Type.Array(Type.Enum(TYPES), {
        minItems: 1,
        uniqueItems: true,
        default: ["grad-norm"],
        description: `Scores to measure, of ${TYPES.join(", ")}. The first is the default objective. Named here, parameters and flops are maximised.`,
      }),
      weights: Type.Enum(["fresh", "inherited"], {
        default: "fresh",
        description:
          "Weights to score. fresh: at initialisation, as in the papers. inherited: those from which the candidate's training starts. growth-gradient always uses these.",
      }),
      batches: Type.Integer({
        minimum: 2,
        default: 2,
        description: "Training batches that zico compares. The other proxies use the first one.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [Trainer, ModelFamily, TrainingObjective],
  create: async ({ proxies: types, weights, batches: count }, trainer, injected, objective) => {
    const family = trainableFamily(injected);
    const { ScoredModel } = await import("./scored-model.ts");
    const chosen = types.map((type) => proxies.find((proxy) => proxy.type === type) as Proxy);
    const batchCount = types.includes("zico") ? count : 1;
    const subjectOf = (candidate: Candidate): Subject => {
      const { architecture, step, random } = candidate;
      const modelWith = async (parameters: ParameterTree) => {
        const batches = await trainer.firstBatches({ step, random }, batchCount);
        const onPass = (examples: number) => {
          // Nearly all passes compute gradients.
          trainer.spend(trainingCompute(family.cost(architecture), examples, 1));
        };
        return new ScoredModel({ family, objective, architecture, parameters, batches, onPass });
      };
      const inherited = once(async () => modelWith((await candidate.inherit()).state.parameters));
      const fresh = once(() =>
        modelWith(freshState(architecture, family.describe(architecture), random.fork("initial")).parameters),
      );
      return {
        candidate,
        cost: family.cost(architecture),
        costOf: (other) => family.cost(other),
        model: weights === "fresh" ? fresh : inherited,
        inherited,
      };
    };
    return {
      measures: measuresOf(chosen, scoredParts(family)),
      updates: 0,
      async measure(candidate) {
        const subject = subjectOf(candidate);
        const scores: Record<string, number> = {};
        for (const proxy of chosen) Object.assign(scores, await scoresOf(proxy, subject));
        return { ...scores, ...subject.cost };
      },
    };
  },
});

/** @throws EspalierError if a score is not finite. */
async function scoresOf(proxy: Proxy, subject: Subject): Promise<Record<string, number>> {
  const score = await proxy.score(subject);
  const scores =
    typeof score === "number"
      ? { [proxy.measurement]: score }
      : Object.fromEntries(Object.entries(score).map(([part, value]) => [nameOf(proxy, part), value]));
  for (const [name, value] of Object.entries(scores))
    if (!Number.isFinite(value)) throw scoreNotFinite(name, value);
  return scores;
}

function measuresOf(chosen: readonly Proxy[], parts: readonly string[]): readonly MeasurementDescription[] {
  const scores = chosen.flatMap((proxy) =>
    (proxy.byPart ? parts : [WHOLE]).map((part) => ({
      measurement: nameOf(proxy, part),
      direction: "maximize" as const,
      unit: proxy.unit,
      description: part === WHOLE ? proxy.description : `The part ${part} alone. ${proxy.description}`,
    })),
  );
  const names = new Set(scores.map(({ measurement }) => measurement));
  return [...scores, ...costMeasurements.filter(({ measurement }) => !names.has(measurement))];
}

/** `gradNorm`, `imageGradNorm`, `textGradNorm`. */
function nameOf({ measurement }: Proxy, part: string): string {
  return part === WHOLE ? measurement : `${part}${measurement[0]?.toUpperCase()}${measurement.slice(1)}`;
}

/** Memoizes a call. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
