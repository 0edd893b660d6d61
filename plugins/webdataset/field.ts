import { unknownField } from "./errors.ts";

/** A value of a sample: the text of a part, or a value in a JSON part. */
export interface Field {
  readonly part: string;
  /** Way to the value through the objects of a JSON part. Omitted: the part is a text. */
  readonly keys?: readonly string[];
}

const JSON_FIELD = "a key of a JSON part, such as json.date";

/**
 * Parses `txt` or `json.caption`. The key of a JSON part may lead through objects, as in `json.meta.caption`.
 * @throws EspalierError for a JSON part without a key.
 */
export function parseField(text: string): Field {
  const [, part, keys] = /^((?:.*?\.)?json)(?:\.(.+))?$/is.exec(text) ?? [];
  if (part === undefined) return { part: text.toLowerCase() };
  if (keys === undefined) throw unknownField(text, `a part with text, such as txt, or ${JSON_FIELD}`);
  return { part: part.toLowerCase(), keys: keys.split(".") };
}

/** @throws EspalierError for anything but a key of a JSON part. */
export function parseJsonField(text: string, others = ""): Required<Field> {
  const { part, keys } = parseField(text);
  if (keys === undefined) throw unknownField(text, `${others}${JSON_FIELD}`);
  return { part, keys };
}
