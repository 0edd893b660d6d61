import { DataStream, type ShownExample, type Split } from "espalier";
import { passagesOf } from "./passages.ts";
import { splitOf } from "./split-of.ts";
import { TEXT, type TextExample } from "./text-example.ts";

/** A document, such as an address or a file. */
export interface Document {
  /** Unique in the stream. */
  readonly name: string;
  readonly text: string;
}

/** Documents of a growth step. */
export interface Arrival {
  /** Short name of the step. */
  readonly name: string;
  readonly documents: readonly Document[];
}

/** Characters of a text in a preview. */
const SHOWN = 200;

/** Documents in order of arrival, cut into passages; each passage is an example, split by its content. */
export class TextStream extends DataStream<TextExample> {
  override readonly kind = TEXT;
  override readonly steps: number;
  override readonly stepNames: readonly string[];
  private readonly arrivals: readonly Readonly<Record<Split, readonly TextExample[]>>[];

  /** @param passageBytes smallest number of bytes of a passage, except in shorter documents. */
  constructor(arrivals: readonly Arrival[], passageBytes: number) {
    super();
    this.steps = arrivals.length;
    this.stepNames = arrivals.map(({ name }) => name);
    this.arrivals = arrivals.map(({ documents }) => bySplit(examplesOf(documents, passageBytes)));
  }

  override async examples(step: number, split: Split): Promise<readonly TextExample[]> {
    const arrival = this.arrivals[step - 1];
    if (arrival === undefined) throw new RangeError(`no step ${step} in a stream of ${this.steps}`);
    return arrival[split];
  }

  override async show({ text, document }: TextExample): Promise<ShownExample> {
    const beginning = text.length > SHOWN ? `${text.slice(0, SHOWN)} ...` : text;
    return { texts: [beginning], notes: document === undefined ? [] : [document] };
  }
}

function examplesOf(documents: readonly Document[], passageBytes: number): TextExample[] {
  return documents.flatMap(({ name, text }) =>
    passagesOf(text, passageBytes).map((passage, index) => ({
      id: `${name}/${index}`,
      text: passage,
      document: name,
    })),
  );
}

function bySplit(examples: readonly TextExample[]): Record<Split, TextExample[]> {
  const splits: Record<Split, TextExample[]> = { train: [], "search-validation": [], test: [] };
  for (const example of examples) splits[splitOf(example.text)].push(example);
  return splits;
}
