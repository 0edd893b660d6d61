import {
  countEach,
  DownstreamTask,
  mean,
  type Score,
  shareOf,
  type TrainedModel,
  wilsonInterval,
} from "espalier";
import type { LabelledPictureStream, Picture } from "espalier/image-text";
import { arrivedClasses } from "./arrived-classes.ts";
import { PixelNeighbours } from "./pixel-neighbours.ts";

/** Options of the task. */
export interface ClassificationOptions {
  readonly future: boolean;
  readonly neighbours: number;
}

/** The test pictures of one arrival. */
interface Examination {
  readonly pictures: readonly Picture[];
  readonly labels: readonly string[];
}

/** Whether the model and each baseline predict the class of each test picture. */
interface Answers {
  readonly model: readonly boolean[];
  readonly majority: readonly boolean[];
  readonly neighbour: readonly boolean[];
  /** Probability that a guess among the classes so far is right. */
  readonly chance: readonly number[];
}

/**
 * Accuracy among all classes that have arrived, over everything so far and for the pictures of each arrival
 * (class-incremental learning, van de Ven and Tolias 2019, arXiv 1904.07734).
 */
export class ClassificationTask extends DownstreamTask {
  override readonly needs = { outputs: ["logits"], arrays: ["images"] };
  override readonly scores = [{ name: "accuracy" }];
  private readonly stream: LabelledPictureStream;
  private readonly options: ClassificationOptions;
  private readonly neighbours: PixelNeighbours;
  private readonly examinations = new Map<number, Promise<Examination>>();

  constructor(stream: LabelledPictureStream, options: ClassificationOptions) {
    super();
    this.stream = stream;
    this.options = options;
    this.neighbours = new PixelNeighbours(stream, options.neighbours);
  }

  override async evaluate(model: TrainedModel, step: number): Promise<readonly Score[]> {
    const known = await arrivedClasses(this.stream, step);
    const majority = await this.mostFrequent(step);
    const last = this.options.future ? this.stream.steps : step;
    const answers: Answers[] = [];
    for (let of = 1; of <= last; of++) {
      const examination = await this.examination(of);
      const found = await namesOf(model, examination.pictures, known);
      const nearest = await this.neighbours.labels(of, step);
      answers.push(judge(examination.labels, { known, found, majority, nearest }));
    }
    const scoreOf = (some: readonly Answers[]) => scoreFor(some, known.length);
    return [
      ...scoreOf(answers.slice(0, step)),
      ...answers.flatMap((one, index) => scoreOf([one]).map((score) => ({ ...score, ofStep: index + 1 }))),
    ];
  }

  private examination(of: number): Promise<Examination> {
    const examination = this.examinations.get(of) ?? this.examine(of);
    this.examinations.set(of, examination);
    return examination;
  }

  private async examine(of: number): Promise<Examination> {
    const examples = [...(await this.stream.examples(of, "test"))];
    return {
      pictures: await Promise.all(examples.map((example) => this.stream.picture(example))),
      labels: examples.map(({ label }) => label),
    };
  }

  /** The class with most training pictures so far, the first one in a tie. */
  private async mostFrequent(step: number): Promise<string | undefined> {
    const labels: string[] = [];
    for (let arrival = 1; arrival <= step; arrival++)
      for (const { label } of await this.stream.examples(arrival, "train")) labels.push(label);
    const counts = countEach(labels);
    const most = Math.max(...counts.values());
    return [...counts].find(([, count]) => count === most)?.[0];
  }
}

/** The known class with the largest logit for each picture, the first one in a tie. */
async function namesOf(
  model: TrainedModel,
  pictures: readonly Picture[],
  known: readonly string[],
): Promise<readonly (string | undefined)[]> {
  if (pictures.length === 0) return [];
  const { data } = await model.output("logits", { images: pictures });
  const rows = data.length / pictures.length;
  return pictures.map((_, place) => {
    const logits = data.subarray(place * rows, place * rows + known.length);
    return known[logits.reduce((best, logit, id) => (logit > logits[best]! ? id : best), 0)];
  });
}

interface Found {
  readonly known: readonly string[];
  readonly found: readonly (string | undefined)[];
  readonly majority: string | undefined;
  readonly nearest: readonly (string | undefined)[];
}

function judge(labels: readonly string[], { known, found, majority, nearest }: Found): Answers {
  return {
    model: labels.map((label, place) => found[place] === label),
    majority: labels.map((label) => majority === label),
    neighbour: labels.map((label, place) => nearest[place] === label),
    chance: labels.map((label) => (known.includes(label) ? 1 / known.length : 0)),
  };
}

/** Accuracy; no score without test pictures. */
function scoreFor(answers: readonly Answers[], classes: number): Score[] {
  const right = answers.flatMap(({ model }) => model);
  if (right.length === 0) return [];
  const value = shareOf(right);
  const chances = answers.flatMap(({ chance }) => chance);
  return [
    {
      name: "accuracy",
      value,
      interval: wilsonInterval(value, right.length),
      count: right.length,
      classes,
      baselines: {
        chance: mean(chances),
        majority: shareOf(answers.flatMap(({ majority }) => majority)),
        "nearest neighbour": shareOf(answers.flatMap(({ neighbour }) => neighbour)),
      },
    },
  ];
}
