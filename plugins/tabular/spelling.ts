import type { Architecture } from "espalier";
import { decimal } from "./decimal.ts";
import { dimensionWithoutColumn } from "./errors.ts";

/** Mapping between rows and architectures. */
export interface Spelling {
  /** Columns of the architecture. */
  readonly columns: readonly string[];
  /** Key of a row, from the cells of those columns. */
  ofRow(cells: readonly string[]): string;
  /** Key of an architecture. @throws EspalierError if its dimensions differ from the table's. */
  ofArchitecture(architecture: Architecture): string;
}

/** Separator that cannot occur in a cell, since `readText` refuses it. */
const SEPARATOR = "\u0000";

/** A column for each dimension. Numbers are compared by value, not by notation. */
export function byColumns(columns: Readonly<Record<string, string>>): Spelling {
  const dimensions = Object.keys(columns);
  return {
    columns: Object.values(columns),
    ofRow: (cells) => cells.map(normalised).join(SEPARATOR),
    ofArchitecture: (architecture) => {
      check(architecture, dimensions);
      return dimensions.map((name) => normalised(String(architecture.values[name]))).join(SEPARATOR);
    },
  };
}

/**
 * One column for the whole architecture.
 * @param pattern its format, `{DIMENSION}` standing for a dimension's value.
 */
export function byPattern(column: string, pattern: string): Spelling {
  const parts = pattern.split(/\{([^{}]*)\}/);
  const dimensions = [...new Set(parts.filter((_, place) => place % 2 === 1))];
  return {
    columns: [column],
    ofRow: ([cell = ""]) => cell,
    ofArchitecture: (architecture) => {
      check(architecture, dimensions);
      let spelled = "";
      for (let place = 0; place < parts.length; place++)
        spelled += place % 2 === 0 ? parts[place] : architecture.values[parts[place]!];
      return spelled;
    },
  };
}

/** @throws EspalierError if the architecture has other dimensions. */
function check({ values }: Architecture, dimensions: readonly string[]): void {
  const own = Object.keys(values);
  if (own.length !== dimensions.length || !dimensions.every((name) => Object.hasOwn(values, name)))
    throw dimensionWithoutColumn(own, dimensions);
}

/** Normalises the notation of numbers. Integers beyond 2^53 stay, since several of them round to the same number. */
function normalised(cell: string): string {
  const text = cell.trim();
  const value = decimal(text);
  return value === undefined || (Number.isInteger(value) && !Number.isSafeInteger(value))
    ? text
    : String(value);
}
