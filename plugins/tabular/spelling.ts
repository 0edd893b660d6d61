import type { Architecture, ArchitectureValue } from "espalier";
import { dimensionWithoutColumn } from "./errors.ts";

/** How a table tells which architecture a row is about. */
export interface Spelling {
  /** The columns that say it. */
  readonly columns: readonly string[];
  /** The text that stands for a row, from those columns. */
  ofRow(cells: readonly string[]): string;
  /** The text that stands for an architecture. @throws EspalierError for a dimension that the table has not. */
  ofArchitecture(architecture: Architecture): string;
}

/** No cell of a table has it. */
const SEPARATOR = "\u0000";

/** A column for each dimension. Numbers are equal however they are written. */
export function byColumns(columns: Readonly<Record<string, string>>): Spelling {
  const dimensions = Object.keys(columns);
  return {
    columns: Object.values(columns),
    ofRow: (cells) => cells.map(normalised).join(SEPARATOR),
    ofArchitecture: (architecture) =>
      valuesOf(architecture, dimensions)
        .map((value) => normalised(String(value)))
        .join(SEPARATOR),
  };
}

/**
 * One column for the whole architecture.
 * @param pattern how it is spelled, `{DIMENSION}` standing for a dimension's value.
 */
export function byPattern(column: string, pattern: string): Spelling {
  const parts = pattern.split(/\{([^{}]*)\}/);
  const texts = parts.filter((_, place) => place % 2 === 0);
  const dimensions = parts.filter((_, place) => place % 2 === 1);
  return {
    columns: [column],
    ofRow: ([cell = ""]) => cell,
    ofArchitecture: (architecture) =>
      valuesOf(architecture, dimensions).reduce<string>(
        (spelled, value, place) => spelled + String(value) + texts[place + 1]!,
        texts[0]!,
      ),
  };
}

function valuesOf(architecture: Architecture, dimensions: readonly string[]): ArchitectureValue[] {
  const own = Object.keys(architecture.values);
  if (own.length !== dimensions.length || !dimensions.every((name) => name in architecture.values))
    throw dimensionWithoutColumn(own, dimensions);
  return dimensions.map((name) => architecture.values[name]!);
}

function normalised(cell: string): string {
  const text = cell.trim();
  return text !== "" && Number.isFinite(Number(text)) ? String(Number(text)) : text;
}
