import type { Field } from "./field.ts";
import type { Sample } from "./samples.ts";
import type { ShardFile } from "./shard-file.ts";

/** Maximum size of a part with text, in bytes. */
const LONGEST = 2 ** 20;

/** Texts and JSON values of a sample. Each JSON part is read once. */
export class SampleValues {
  private readonly sample: Sample;
  private readonly file: ShardFile;
  private readonly documents = new Map<string, unknown>();

  constructor(sample: Sample, file: ShardFile) {
    this.sample = sample;
    this.file = file;
  }

  /**
   * A text without spaces around it. `undefined` if it is empty, or the sample lacks it.
   * @throws Error whose message says why it cannot be used.
   */
  text({ part, keys }: Field): string | undefined {
    const value = keys === undefined ? this.content(part) : this.value(part, keys);
    if (value !== undefined && typeof value !== "string") throw notA("string", part, keys);
    return value?.trim() || undefined;
  }

  /** The same for a JSON value that may also be a number. @throws Error as above. */
  label({ part, keys }: Required<Field>): string | undefined {
    const value = this.value(part, keys);
    if (typeof value === "number") return String(value);
    if (value !== undefined && typeof value !== "string") throw notA("string or a number", part, keys);
    return value?.trim() || undefined;
  }

  /** The value of a JSON part; `undefined` if the sample lacks it. @throws Error as above. */
  document(part: string): unknown {
    if (!this.documents.has(part)) this.documents.set(part, parsed(part, this.content(part)));
    return this.documents.get(part);
  }

  private value(part: string, keys: readonly string[]): unknown {
    let value = this.document(part);
    for (const key of keys) {
      const isObject = typeof value === "object" && value !== null && Object.hasOwn(value, key);
      value = isObject ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
    }
    return value ?? undefined;
  }

  private content(part: string): string | undefined {
    const entry = this.sample.parts.get(part);
    if (entry === undefined) return undefined;
    if (entry.size > LONGEST)
      throw new Error(`its part ${part} has ${entry.size} bytes, of ${LONGEST} at most`);
    const bytes = this.file.read(entry.offset, entry.size);
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch (error) {
      throw new Error(`its part ${part} is not UTF-8`, { cause: error });
    }
  }
}

function parsed(part: string, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`its part ${part} is not valid JSON`, { cause: error });
  }
}

function notA(type: string, part: string, keys: readonly string[] = []): Error {
  return new Error(`its value ${[part, ...keys].join(".")} must be a ${type}`);
}
