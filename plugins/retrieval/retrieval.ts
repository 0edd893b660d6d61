import {
  clusteredInterval,
  EXAMPLE_LIMITS,
  exampleSteps,
  mean,
  type Score,
  type ScoreKind,
  shareOf,
  type TaskExample,
  type TrainedModel,
} from "espalier";
import {
  ImageTextTask,
  type ImageTextModel,
  imageTextModel,
  chanceRecall,
  type Pair,
  type PairStream,
  positiveRanks,
  similarities,
} from "espalier/image-text";
import { nearestExamples } from "./nearest.ts";
import { publishedSet, type RetrievalSet, retrievalSet } from "./positives.ts";
import { FeatureMemory } from "./set-features.ts";

/** Values of k. */
const CUTOFFS = [1, 5, 10];

/** Options of the task. */
export interface RetrievalOptions {
  readonly tag?: string;
  readonly future: boolean;
  /** Captions of each pair. Default: `one`, which also merges equal captions and counts all that is true as right. */
  readonly captions?: "one" | "five" | "all";
  /** Whether the test pairs of all steps are ranked together. Default: false. */
  readonly together?: boolean;
}

/** Image-to-text and text-to-image recall, for the test pairs of each growth step or of all together. */
export class Retrieval extends ImageTextTask {
  override readonly scores: readonly ScoreKind[];
  private readonly stream: PairStream;
  private readonly options: RetrievalOptions;
  private readonly suffix: string;
  private readonly features: FeatureMemory;
  /** By the first and the last step. */
  private readonly sets = new Map<string, RetrievalSet>();

  constructor(stream: PairStream, options: RetrievalOptions) {
    super();
    this.stream = stream;
    this.options = options;
    this.suffix = suffixOf(options);
    this.features = new FeatureMemory(stream);
    this.scores = ["image-to-text", "text-to-image"].flatMap((direction) =>
      CUTOFFS.map((k) => ({ name: recallName(`${direction}${this.suffix}`, k) })),
    );
  }

  override async score(model: ImageTextModel, step: number): Promise<Score[]> {
    const scores: Score[] = [];
    const last = this.options.future ? this.stream.steps : step;
    if (this.options.together) return await this.scoresOf(model, await this.set(1, last));
    for (let ofStep = 1; ofStep <= last; ofStep++)
      for (const score of await this.scoresOf(model, await this.set(ofStep, ofStep)))
        scores.push({ ...score, ofStep });
    return scores;
  }

  /** Half of the examples ask for the nearest texts of a picture, the others for the nearest pictures of a text. */
  override async examples(model: TrainedModel, step: number): Promise<TaskExample[]> {
    const { steps } = this.stream;
    const last = this.options.future ? steps : step;
    const count = EXAMPLE_LIMITS.examples / 2;
    if (this.options.together) return await this.examplesOf(model, [1, last], count);
    const examples: TaskExample[] = [];
    for (const [ofStep, some] of exampleSteps(steps, count))
      if (ofStep <= last) examples.push(...(await this.examplesOf(model, [ofStep, ofStep], some, ofStep)));
    return examples;
  }

  private async examplesOf(
    model: TrainedModel,
    [first, last]: readonly [first: number, last: number],
    count: number,
    ofStep?: number,
  ): Promise<TaskExample[]> {
    const set = await this.set(first, last);
    if (set.pairs.length === 0) return [];
    const { stream, suffix } = this;
    const features = await this.features.of(imageTextModel(model), set);
    const of = ofStep === undefined ? {} : { ofStep };
    return await nearestExamples({ set, features, stream, suffix, ...of }, count);
  }

  private async scoresOf(model: ImageTextModel, set: RetrievalSet): Promise<Score[]> {
    const { pairs, texts, pairsOf, textsOf } = set;
    if (pairs.length === 0) return [];
    const { images, words } = await this.features.of(model, set);
    const groups = pairs.map(({ group }) => group);
    const textGroups = pairsOf.map(([first]) => groups[first as number] as string);
    const scores = similarities(images, words, images.length / pairs.length);
    const toText = positiveRanks(scores, textsOf);
    const toImage = positiveRanks(transposed(scores, pairs.length), pairsOf);
    return [
      ...recalls(`image-to-text${this.suffix}`, toText, textsOf, texts.length, groups),
      ...recalls(`text-to-image${this.suffix}`, toImage, pairsOf, pairs.length, textGroups),
    ];
  }

  /** A set that lacks a step's pairs is not kept: they may arrive during the run. */
  private async set(first: number, last: number): Promise<RetrievalSet> {
    const key = `${first} ${last}`;
    const known = this.sets.get(key);
    if (known !== undefined) return known;
    const { tag, captions = "one" } = this.options;
    const pairs: Pair[] = [];
    let isWhole = true;
    for (let step = first; step <= last; step++) {
      const examples = await this.stream.examples(step, "test");
      isWhole &&= examples.length > 0;
      for (const pair of examples) if (tag === undefined || pair.tags.includes(tag)) pairs.push(pair);
    }
    const set =
      captions === "one" ? retrievalSet(pairs) : publishedSet(pairs, captions === "five" ? 5 : Infinity);
    if (isWhole) this.sets.set(key, set);
    return set;
  }
}

/** Part of the scores' names that distinguishes several retrievals of one run. */
function suffixOf({ tag, captions = "one", together = false }: RetrievalOptions): string {
  const parts = [
    ...(tag === undefined ? [] : [tag]),
    ...(captions === "one" ? [] : [`${captions} captions`]),
    ...(together ? ["all steps"] : []),
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function recallName(name: string, k: number): string {
  return `${name} recall@${k}`;
}

/** Transposes `[rows, columns]` to `[columns, rows]`. */
function transposed(matrix: Float32Array, rows: number): Float32Array {
  const columns = matrix.length / rows;
  const result = new Float32Array(matrix.length);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++) {
      result[column * rows + row] = matrix[at] as number;
    }
  }
  return result;
}

function recalls(
  name: string,
  ranks: readonly number[],
  positives: readonly (readonly number[])[],
  candidates: number,
  clusters: readonly string[],
): Score[] {
  return CUTOFFS.map((k) => {
    const found = ranks.map((rank) => rank < k);
    const chances = positives.map(({ length }) => chanceRecall(length, candidates, k));
    return {
      name: recallName(name, k),
      value: shareOf(found),
      interval: clusteredInterval(found, clusters),
      count: found.length,
      baselines: { chance: mean(chances) },
    };
  });
}
