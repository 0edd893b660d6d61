import type { Split } from "../data/data-stream.ts";

/** A picture of the user with its texts, as a reader finds it. */
export interface Row {
  /** Unique in the source and the same at each reading, such as `pairs.csv:17`. */
  readonly id: string;
  /** The picture in a form that `RowSource.picture` understands, such as a path. */
  readonly picture: string;
  /** At least one text. */
  readonly captions: readonly string[];
  /** Value that decides the growth step, such as a date. Omitted for rows without one. */
  readonly arrival?: string;
  /** Omitted: determined by the picture's content. */
  readonly split?: Split;
  /** Labels, such as `category:animals`. */
  readonly tags?: readonly string[];
}

/** A row, a picture or another part of the data that cannot be used. */
export interface RowFault {
  /** Location, such as `pairs.csv:17`. */
  readonly place: string;
  /** Such as `the file does not exist`. */
  readonly problem: string;
}

/** Reader of one format. */
export interface RowSource {
  /** Name for messages, such as a path. */
  readonly name: string;
  /**
   * Text that changes when the files of the source change, such as their sizes and times of modification. Pictures in
   * files of their own are covered by `pictureVersion`.
   */
  version(): string;
  /** All rows in a fixed order. Called only if the files are new or have changed. */
  rows(): AsyncIterable<Row | RowFault>;
  /** Text that changes when the file of a picture changes. Default: never changes. */
  pictureVersion?(picture: string): string;
  /** The file's bytes of a picture. @throws Error whose message says why it cannot be read. */
  picture(picture: string): Promise<Uint8Array>;
}

export function isFault<Fault extends RowFault>(row: object | Fault): row is Fault {
  return "problem" in row;
}
