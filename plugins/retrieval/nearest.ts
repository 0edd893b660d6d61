import { Random, type Shown, type ShownAnswer, type TaskExample } from "espalier";
import { type PairStream, similarities, smallPicture } from "espalier/image-text";
import type { RetrievalSet } from "./positives.ts";
import type { SetFeatures } from "./set-features.ts";

/** Number of answers to a query. */
const ANSWERS = 3;

/** Longest text that is shown, in characters. */
const TEXT_LENGTH = 200;

/** A retrieval set with the features of its pictures and texts. */
export interface RankedSet {
  readonly set: RetrievalSet;
  readonly features: SetFeatures;
  readonly stream: Pick<PairStream, "picture">;
  /** Part of the titles that distinguishes several retrievals of one run. */
  readonly suffix: string;
  /** The step of its pairs; omitted for those of all steps. */
  readonly ofStep?: number;
}

/** Some pictures with their nearest texts, and as many texts with their nearest pictures. @param count of each. */
export async function nearestExamples(ranked: RankedSet, count: number): Promise<TaskExample[]> {
  const { set, features, stream, suffix, ofStep } = ranked;
  const { pairs, texts, pairsOf, textsOf } = set;
  const width = features.images.length / pairs.length;
  const key = new Random("retrieval examples").fork(ofStep ?? "all");
  const pictureAt = async (place: number): Promise<Shown> => ({
    media: await smallPicture(await stream.picture(pairs[place]!)),
  });
  const textAt = async (place: number): Promise<Shown> => ({ text: shortened(texts[place]!) });
  const toTexts = key.sample([...pairs.keys()], count).map((place) => ({
    title: `picture, nearest texts${suffix}`,
    id: pairs[place]!.id,
    question: pictureAt(place),
    expected: textAt(textsOf[place]![0]!),
    answers: answersOf(rowOf(features.images, place, width), features.words, textsOf[place]!, textAt),
  }));
  const toPictures = key
    .fork("text")
    .sample([...texts.keys()], count)
    .map((place) => ({
      title: `text, nearest pictures${suffix}`,
      id: `${pairs[pairsOf[place]![0]!]!.id} ${place}`,
      question: textAt(place),
      expected: pictureAt(pairsOf[place]![0]!),
      answers: answersOf(rowOf(features.words, place, width), features.images, pairsOf[place]!, pictureAt),
    }));
  return await Promise.all(
    [...toTexts, ...toPictures].map(async ({ title, id, question, expected, answers }) => ({
      ...{ title, id, question: await question, expected: await expected, answers: await answers },
      ...(ofStep !== undefined && { ofStep }),
    })),
  );
}

/** The nearest candidates; those that look the same, such as equal texts, count once. */
async function answersOf(
  query: Float32Array,
  candidates: Float32Array,
  right: readonly number[],
  show: (place: number) => Promise<Shown>,
): Promise<readonly ShownAnswer[]> {
  const scores = similarities(query, candidates, query.length);
  const order = [...scores.keys()].toSorted((one, other) => scores[other]! - scores[one]! || one - other);
  const answers = new Map<string, ShownAnswer>();
  for (const place of order) {
    if (answers.size === ANSWERS) break;
    const shown = await show(place);
    const key = JSON.stringify(shown);
    const score = Number(scores[place]!.toFixed(4));
    if (!answers.has(key))
      answers.set(key, {
        ...shown,
        isRight: right.includes(place),
        ...(Number.isFinite(score) && { score }),
      });
  }
  return [...answers.values()];
}

function rowOf(matrix: Float32Array, row: number, width: number): Float32Array {
  return matrix.subarray(row * width, (row + 1) * width);
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= TEXT_LENGTH ? text : `${characters.slice(0, TEXT_LENGTH - 1).join("")}…`;
}
