import { type DataStream, Random } from "espalier";
import { type ScoredWindow, scoredWindows } from "./scored-windows.ts";
import type { TextExample } from "./text-example.ts";

/** A test text of a growth step. */
export class TestText {
  readonly document: string;
  readonly bytes: Uint8Array;
  private readonly windowsBySize = new Map<string, readonly ScoredWindow[]>();

  constructor({ id, document = id, text }: TextExample) {
    this.document = document;
    this.bytes = new TextEncoder().encode(text);
  }

  /** The text's windows. The same objects each time, so that their outputs can be cached. */
  windows(size: number, stride: number): readonly ScoredWindow[] {
    const key = `${size} ${stride}`;
    const windows = this.windowsBySize.get(key) ?? scoredWindows(this.bytes, size, stride);
    this.windowsBySize.set(key, windows);
    return windows;
  }
}

/** Test texts of a step, drawn in a fixed order until they have at least `bytes` bytes. */
export async function drawTestTexts(
  stream: DataStream<TextExample>,
  step: number,
  bytes: number,
): Promise<readonly TestText[]> {
  const texts: TestText[] = [];
  let drawn = 0;
  for (const example of new Random("language test").fork(step).shuffle(await stream.examples(step, "test"))) {
    if (drawn >= bytes) break;
    const text = new TestText(example);
    texts.push(text);
    drawn += text.bytes.length;
  }
  return texts;
}
