import { oneClass, tooFewArrivals, tooManyWords } from "./errors.ts";
import type { RowSource } from "./row.ts";
import { type RowSurvey, surveyRows } from "./survey-rows.ts";

/** Questions of a starter for pictures with captions, besides those for the data. */
export const pairQuestions = {
  classes: {
    message: "Folder with a sub-folder of pictures for each class, which are classified as well",
    isOptional: true,
  },
  steps: { message: "Growth steps", default: "3" },
  updates: { message: "Training updates per growth step", default: "500" },
} as const;

/** The part of an interview of `espalier init` that asks these questions. */
interface PairInterview {
  optionalPath(name: "classes"): Promise<{ readonly fromExperiment: string } | undefined>;
  count(name: "steps" | "updates"): Promise<number>;
}

/** A stream of pictures with captions for which a first experiment is written. */
export interface FirstPairs {
  /** Reader of the stream's rows. */
  readonly source: RowSource;
  /** Options of the stream, with `type` and without `steps`. */
  readonly stream: Readonly<Record<string, unknown>>;
  /** Path of the data in the description. */
  readonly data: string;
  /** Label to classify by: the tags of rows are `LABEL:VALUE`. */
  readonly label?: string | undefined;
}

/**
 * The content of a first experiment, without `name`: a CLIP model that grows with pictures and captions. Held-out share,
 * vocabulary, context length and search space fit the rows.
 * @throws EspalierError if rows, pictures, arrivals or labels are not as answered.
 */
export async function firstPairExperiment(
  ask: PairInterview,
  pairs: FirstPairs,
): Promise<Readonly<Record<string, unknown>>> {
  const { source, stream, data, label } = pairs;
  const classes = await ask.optionalPath("classes");
  const steps = await ask.count("steps");
  const updates = await ask.count("updates");
  const survey = await surveyRows(source);
  checkAnswers(pairs, steps, survey);
  const vocabularySize = roundUp(survey.words + 1 + SPECIAL_TOKENS, 256);
  const contextLength = Math.min(LONGEST, roundUp(survey.captionWords + 2, 8));
  return {
    description: `A CLIP model that grows with the pictures of ${data} in ${steps} steps.`,
    stream: { ...stream, steps, ...firstDivision(survey) },
    replay: "cumulative",
    model: { type: "clip", patchSize: 8, vocabularySize, ...(contextLength > 16 && { contextLength }) },
    searchSpace: vocabularySize > MANY_WORDS ? "clip-icons" : "clip-tiny",
    growth: {
      space: "dynamic",
      dimensions: ["width", "depth", { type: "shared-encoder", maximum: 3 }],
      inheritance: "momentum",
    },
    search: {
      strategy: "regularized-evolution",
      trials: 4,
      evaluator: { type: "proxy-training", updates: 30 },
      selection: "cost-aware",
    },
    training: { objective: "contrastive", updates, batchSize: 64, learningRate: 0.001, weightDecay: 0.2 },
    evaluation: [
      "retrieval",
      ...(label === undefined ? [] : [{ type: "zero-shot", label }]),
      ...(classes === undefined ? [] : [{ type: "image-folder", folder: classes.fromExperiment }]),
    ],
  };
}

/** Numbers of rows below which more of them are held out than usual, and all steps are equally large. */
const [FEW, VERY_FEW] = [10_000, 1000];

/** Options for few pictures, so that each growth step has some that are held out. */
export function firstDivision({
  count,
  splits,
}: Pick<RowSurvey, "count" | "splits">): Readonly<Record<string, unknown>> {
  if (count >= FEW) return {};
  const isHeldOut = splits.has("search-validation") && splits.has("test");
  return {
    ...(count < VERY_FEW && { sizes: "equal" }),
    ...(!isHeldOut && { heldOut: count < VERY_FEW ? 0.25 : 0.15 }),
  };
}

const SPECIAL_TOKENS = 4;

/** Context length of the published CLIP models. */
const LONGEST = 77;

/** Rows of a vocabulary above which models of `clip-tiny` have hardly any parameters left for blocks. */
const MANY_WORDS = 8192;

/** Rows of a vocabulary that fit into models of `clip-icons`. */
const MOST_WORDS = 131_072;

function checkAnswers({ source, stream, label }: FirstPairs, steps: number, survey: RowSurvey): void {
  const { arrivals, tags, words } = survey;
  if (stream["arrival"] !== undefined && arrivals < steps) throw tooFewArrivals(source.name, arrivals, steps);
  if (words > MOST_WORDS) throw tooManyWords(source.name, words, MOST_WORDS);
  if (label === undefined) return;
  const own = [...tags].filter((tag) => tag.startsWith(`${label}:`));
  if (own.length < 2) throw oneClass(source.name, label, own);
}

/** The next multiple. */
function roundUp(value: number, factor: number): number {
  return factor * Math.ceil(value / factor);
}
