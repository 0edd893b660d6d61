import type { DataStream } from "espalier";
import { ByteCounts } from "./byte-counts.ts";
import { compressedBytes } from "./compressed-bytes.ts";
import type { TestText } from "./test-text.ts";
import type { TextExample } from "./text-example.ts";
import { BYTES } from "./tokens.ts";

/** Bits per byte where all bytes are equally probable. */
export const UNIFORM_BITS = Math.log2(BYTES);

/** Separator of texts in the compressor's input. */
const NEWLINE = Buffer.from("\n");

/** Scores of simple methods on test texts, with the training texts that have arrived. */
export interface Baselines {
  /** Bits per byte of counts of order 3. */
  readonly countBits: number;
  /** Share of the bytes that counts of order 3 predict as most likely. */
  readonly countHits: number;
  /** Bits per byte that a compressor adds after the training texts. */
  readonly compressorBits: number;
  /** Share of the bytes that are the most frequent byte of the training texts. */
  readonly frequentHits: number;
}

/** Models of the baselines, trained on the texts up to a step. */
interface Learned {
  readonly counts: ByteCounts;
  readonly frequent: ByteCounts;
  readonly bytes: Uint8Array;
  readonly compressed: number;
}

/** Baselines of a stream. Scores, and the models of the last step, are cached. */
export class StreamBaselines {
  private readonly stream: DataStream<TextExample>;
  private readonly computed = new Map<string, Promise<Baselines>>();
  private learnedStep = 0;
  private learned: Promise<Learned> | undefined;

  constructor(stream: DataStream<TextExample>) {
    this.stream = stream;
  }

  /**
   * @param after the last step whose training texts are used.
   * @param of the step that the test texts are of.
   */
  on(texts: readonly TestText[], after: number, of: number): Promise<Baselines> {
    const key = `${after} ${of} ${texts.length}`;
    const known = this.computed.get(key) ?? this.compute(texts, after);
    this.computed.set(key, known);
    return known;
  }

  private async compute(texts: readonly TestText[], after: number): Promise<Baselines> {
    const { counts, frequent, bytes, compressed } = await this.learn(after);
    const test = joined(texts.map((text) => text.bytes));
    const sum = (valueOf: (text: Uint8Array, at: number) => number) =>
      texts.reduce((sum, { bytes }) => sum + sumOver(bytes, valueOf), 0);
    const size = sum(() => 1);
    const isRight = (model: ByteCounts) => (text: Uint8Array, at: number) =>
      Number(model.mostLikely(text, at) === text[at]);
    return {
      countBits: sum((text, at) => -Math.log2(counts.probability(text[at]!, text, at))) / size,
      countHits: sum(isRight(counts)) / size,
      compressorBits: (8 * ((await compressedBytes(Buffer.concat([bytes, test]))) - compressed)) / size,
      frequentHits: sum(isRight(frequent)) / size,
    };
  }

  private learn(step: number): Promise<Learned> {
    if (this.learned === undefined || this.learnedStep !== step) this.learned = this.learnAnew(step);
    this.learnedStep = step;
    return this.learned;
  }

  private async learnAnew(step: number): Promise<Learned> {
    const arrived = Array.from({ length: step }, (_, index) => this.stream.examples(index + 1, "train"));
    const texts = (await Promise.all(arrived)).flatMap((examples) => [...examples]);
    const bytes = texts.map(({ text }) => new TextEncoder().encode(text));
    const [counts, frequent] = [new ByteCounts(), new ByteCounts(0)];
    for (const text of bytes) {
      counts.learn(text);
      frequent.learn(text);
    }
    const whole = joined(bytes);
    return { counts, frequent, bytes: whole, compressed: await compressedBytes(whole) };
  }
}

function sumOver(text: Uint8Array, valueOf: (text: Uint8Array, at: number) => number): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += valueOf(text, at);
  return sum;
}

/** Texts one after another, each with the end of a line. */
function joined(texts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(texts.flatMap((text) => [text, NEWLINE]));
}
