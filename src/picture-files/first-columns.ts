import { noCaptionColumn } from "./errors.ts";

/** Questions of a starter for columns of a table with pictures and captions. */
export const columnQuestions = {
  picture: { message: "Column with the picture or its path" },
  captions: { message: "Columns with captions, separated by commas" },
  label: { message: "Column with labels to classify by, which becomes a caption as well", isOptional: true },
  arrival: { message: "Column that decides when a row arrives, such as a date", isOptional: true },
  split: { message: "Column with train, validation or test", isOptional: true },
} as const;

/** The part of an interview of `espalier init` that asks for columns. */
interface ColumnInterview {
  choice(name: "picture", columns: readonly string[], suggested?: string): Promise<string>;
  choices(
    name: "captions",
    columns: readonly string[],
    suggested: readonly string[],
  ): Promise<readonly string[]>;
  optionalChoice(
    name: "label" | "arrival" | "split",
    columns: readonly string[],
    suggested?: string,
  ): Promise<string | undefined>;
}

/** Columns of a table. */
export interface TableColumns {
  /** Name of the table in messages. */
  readonly table: string;
  readonly all: readonly string[];
  /** Those that may contain captions. Default: all. */
  readonly texts?: readonly string[];
  /** The one with pictures, by its type. Default: the one with a usual name. */
  readonly picture?: string | undefined;
  /** Whether splits are known from elsewhere. Default: false. */
  readonly hasSplits?: boolean;
}

/** Options of a stream. */
export interface ChosenColumns {
  readonly picture: string;
  readonly captions: readonly string[];
  readonly tags?: readonly string[];
  readonly arrival?: string;
  readonly split?: string;
}

const PICTURES = ["filepath", "file", "file_name", "image", "jpg", "png", "picture", "path"];
const CAPTIONS = ["title", "caption", "captions", "text", "txt", "description", "sentences"];

/** Asks for the columns of a table. Those with usual names are suggested. */
export async function askColumns(ask: ColumnInterview, columns: TableColumns): Promise<ChosenColumns> {
  const { table, all, texts = all, hasSplits = false } = columns;
  const picture = await ask.choice("picture", all, columns.picture ?? usual(all, PICTURES));
  const readable = texts.filter((name) => name !== picture);
  if (readable.length === 0) throw noCaptionColumn(table, all);
  const caption = usual(readable, CAPTIONS);
  const captions = await ask.choices("captions", readable, caption === undefined ? [] : [caption]);
  const label = await optional(ask, "label", readable);
  const rest = all.filter((name) => name !== picture && name !== label && !captions.includes(name));
  const split = hasSplits ? undefined : await optional(ask, "split", rest, usual(rest, ["split"]));
  const others = rest.filter((name) => name !== split);
  const arrival = await optional(ask, "arrival", others);
  return {
    picture,
    // A model that learns from captions knows a class only if its name is in some of them.
    captions: label === undefined || captions.includes(label) ? captions : [...captions, label],
    ...(label !== undefined && { tags: [label] }),
    ...(arrival !== undefined && { arrival }),
    ...(split !== undefined && { split }),
  };
}

/** Asks only if there is something to choose from. */
async function optional(
  ask: ColumnInterview,
  name: "label" | "arrival" | "split",
  columns: readonly string[],
  suggested?: string,
): Promise<string | undefined> {
  return columns.length === 0 ? undefined : await ask.optionalChoice(name, columns, suggested);
}

/** The first of some usual names that is a column. */
function usual(columns: readonly string[], names: readonly string[]): string | undefined {
  return names.find((name) => columns.includes(name));
}
