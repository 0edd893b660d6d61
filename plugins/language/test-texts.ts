import type { DataStream } from "espalier";
import { StreamBaselines } from "./baselines.ts";
import { drawTestTexts, type TestText } from "./test-text.ts";
import type { TextExample } from "./text-example.ts";

interface Known {
  readonly texts: Map<string, Promise<readonly TestText[]>>;
  readonly baselines: StreamBaselines;
}

/** Test texts of each step and baselines of each stream, shared by the tasks. */
export class TestTexts {
  private readonly known = new WeakMap<DataStream<TextExample>, Known>();

  /** @param bytes number of bytes after which no more texts are drawn. */
  of(stream: DataStream<TextExample>, step: number, bytes: number): Promise<readonly TestText[]> {
    const { texts } = this.knownOf(stream);
    const key = `${step} ${bytes}`;
    const drawn = texts.get(key) ?? drawTestTexts(stream, step, bytes);
    texts.set(key, drawn);
    return drawn;
  }

  baselines(stream: DataStream<TextExample>): StreamBaselines {
    return this.knownOf(stream).baselines;
  }

  private knownOf(stream: DataStream<TextExample>): Known {
    const known = this.known.get(stream) ?? { texts: new Map(), baselines: new StreamBaselines(stream) };
    this.known.set(stream, known);
    return known;
  }
}
