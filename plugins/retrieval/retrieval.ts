import { clusteredInterval, mean, type Score, shareOf } from "espalier";
import {
  ImageTextTask,
  type ImageTextModel,
  chanceRecall,
  type PairStream,
  positiveRanks,
  similarities,
} from "espalier/image-text";
import { type RetrievalSet, retrievalSet } from "./positives.ts";

/** Values of k. */
const CUTOFFS = [1, 5, 10];

/** Options of the task. */
export interface RetrievalOptions {
  readonly tag?: string;
  readonly future: boolean;
}

/** Image-to-text and text-to-image recall, separately for the test pairs of each growth step. */
export class Retrieval extends ImageTextTask {
  private readonly stream: PairStream;
  private readonly options: RetrievalOptions;
  private readonly sets = new Map<number, RetrievalSet>();

  constructor(stream: PairStream, options: RetrievalOptions) {
    super();
    this.stream = stream;
    this.options = options;
  }

  override async score(model: ImageTextModel, step: number): Promise<Score[]> {
    const scores: Score[] = [];
    const last = this.options.future ? this.stream.steps : step;
    for (let of = 1; of <= last; of++) scores.push(...(await this.scoresOf(model, of)));
    return scores;
  }

  private async scoresOf(model: ImageTextModel, step: number): Promise<Score[]> {
    const { pairs, texts, pairsOf, textsOf } = await this.set(step);
    if (pairs.length === 0) return [];
    const pictures = await Promise.all(pairs.map((pair) => this.stream.picture(pair)));
    const images = await model.imageFeatures(pictures);
    const words = await model.textFeatures(texts);
    const groups = pairs.map(({ group }) => group);
    const textGroups = pairsOf.map(([first]) => groups[first as number] as string);
    const scores = similarities(images, words, images.length / pairs.length);
    const toText = positiveRanks(scores, textsOf);
    const toImage = positiveRanks(transposed(scores, pairs.length), pairsOf);
    const named = (name: string) => (this.options.tag === undefined ? name : `${name} (${this.options.tag})`);
    return [
      ...recalls(named("image-to-text"), step, toText, textsOf, texts.length, groups),
      ...recalls(named("text-to-image"), step, toImage, pairsOf, pairs.length, textGroups),
    ];
  }

  /** An empty set is not kept: the examples of a later step may arrive during the run. */
  private async set(step: number): Promise<RetrievalSet> {
    const known = this.sets.get(step);
    if (known !== undefined) return known;
    const { tag } = this.options;
    const pairs = [...(await this.stream.examples(step, "test"))];
    const set = retrievalSet(pairs.filter(({ tags }) => tag === undefined || tags.includes(tag)));
    if (set.pairs.length > 0) this.sets.set(step, set);
    return set;
  }
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
  ofStep: number,
  ranks: readonly number[],
  positives: readonly (readonly number[])[],
  candidates: number,
  clusters: readonly string[],
): Score[] {
  return CUTOFFS.map((k) => {
    const found = ranks.map((rank) => rank < k);
    const chances = positives.map(({ length }) => chanceRecall(length, candidates, k));
    return {
      name: `${name} recall@${k}`,
      value: shareOf(found),
      interval: clusteredInterval(found, clusters),
      count: found.length,
      baselines: { chance: mean(chances) },
      ofStep,
    };
  });
}
