import type { DataStream } from "espalier";
import { noTexts } from "./errors.ts";
import { TEXT, type TextExample } from "./text-example.ts";

/** The stream as one of texts. @throws EspalierError if its examples are of another kind. */
export function textStreamOf(stream: DataStream): DataStream<TextExample> {
  if (stream.kind !== TEXT) throw noTexts(stream.kind);
  return stream as DataStream<TextExample>;
}
