import {
  type DataStream,
  DownstreamTask,
  ratioInterval,
  ratioOf,
  type RatioPart,
  type Score,
  type ScoreKind,
  type TaskExample,
  type TrainedModel,
} from "espalier";
import type { Baselines } from "./baselines.ts";
import { continuedTexts } from "./continued-texts.ts";
import type { TestTexts } from "./test-texts.ts";
import type { TextExample } from "./text-example.ts";
import { scoreTexts, type TextScore, windowBytes } from "./text-scores.ts";

/** Options of a task. */
export interface TextTaskOptions {
  readonly bytes: number;
  readonly stride?: number;
  readonly future: boolean;
  readonly baselines: boolean;
}

/** A figure of a model on texts: a mean over their bytes. */
export interface TextFigure extends ScoreKind {
  readonly sumOf: (score: TextScore) => number;
  /** Largest value; the least one is 0. */
  readonly most: number;
  readonly always: Readonly<Record<string, number>>;
  readonly baselinesOf: (baselines: Baselines) => Readonly<Record<string, number>>;
}

/** Scores a figure on the test texts of each growth step separately. */
export class TextTask extends DownstreamTask {
  override readonly needs = { outputs: ["logits"], arrays: ["tokens"] };
  override readonly scores: readonly ScoreKind[];
  private readonly stream: DataStream<TextExample>;
  private readonly tests: TestTexts;
  private readonly figure: TextFigure;
  private readonly options: TextTaskOptions;

  constructor(
    stream: DataStream<TextExample>,
    tests: TestTexts,
    figure: TextFigure,
    options: TextTaskOptions,
  ) {
    super();
    this.stream = stream;
    this.tests = tests;
    this.figure = figure;
    this.options = options;
    const { name, direction, unit } = figure;
    this.scores = [{ name, ...(direction && { direction }), ...(unit && { unit }) }];
  }

  override async evaluate(model: TrainedModel, step: number): Promise<Score[]> {
    const size = await windowBytes(model);
    const last = this.options.future ? this.stream.steps : step;
    const steps = Array.from({ length: last }, (_, index) => index + 1);
    const baselines = await Promise.all(steps.map((of) => this.baselines(step, of)));
    const scores: Score[] = [];
    for (const of of steps) {
      const found = await this.scoreOf(model, size, of);
      if (found !== undefined) scores.push({ ...found, baselines: baselines[of - 1]! });
    }
    return scores;
  }

  /** Beginnings of test texts, continued by the model. */
  override examples(model: TrainedModel, step: number): Promise<TaskExample[]> {
    const { stream, tests } = this;
    const { future, bytes } = this.options;
    const last = future ? stream.steps : step;
    return continuedTexts(model, stream, last, (of) => tests.of(stream, of, bytes));
  }

  /** A score without its baselines; `undefined` if the step has no test texts. */
  private async scoreOf(model: TrainedModel, size: number, of: number): Promise<Score | undefined> {
    const { name, direction, unit, sumOf, most } = this.figure;
    const texts = await this.tests.of(this.stream, of, this.options.bytes);
    if (texts.length === 0) return undefined;
    const stride = Math.min(size, this.options.stride ?? Math.ceil(size / 2));
    const parts = (await scoreTexts(model, texts, stride, size)).map((score): RatioPart => ({
      sum: sumOf(score),
      of: score.bytes,
      cluster: score.document,
    }));
    const value = ratioOf(parts);
    return {
      name,
      value,
      interval: ratioInterval(parts, [0, Math.max(most, value)]),
      count: parts.reduce((sum, { of }) => sum + of, 0),
      ...(direction && { direction }),
      ...(unit && { unit }),
      baselines: {},
      ofStep: of,
    };
  }

  private async baselines(after: number, of: number): Promise<Readonly<Record<string, number>>> {
    const texts = await this.tests.of(this.stream, of, this.options.bytes);
    if (!this.options.baselines || texts.length === 0) return this.figure.always;
    const computed = await this.tests.baselines(this.stream).on(texts, after, of);
    return { ...this.figure.baselinesOf(computed), ...this.figure.always };
  }
}
