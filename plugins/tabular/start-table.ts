import { readText, starter } from "espalier";
import { decimal } from "./decimal.ts";
import { tooFewColumns } from "./errors.ts";

/** A search among the architectures of a CSV table. */
export const startTable = starter({
  name: "table",
  summary: "A search among measured architectures in a CSV file.",
  questions: {
    file: { message: "CSV file with a row per architecture, and a first line of column names" },
    dimensions: { message: "Columns that describe the architecture" },
    objective: { message: "Column to improve" },
    direction: { message: "Better values", default: "maximize" },
    seconds: { message: "Column of the training time in seconds", isOptional: true },
    trials: { message: "Architectures that the search may look up", default: "50" },
  },
  async begin(ask) {
    const { fromExperiment, absolute } = await ask.path("file");
    const { columnsOf, Table } = await import("./table.ts");
    const columns = columnsOf(await readText(absolute), absolute);
    const names = [...columns.keys()];
    if (names.length < 2) throw tooFewColumns(absolute, names);
    const dimensions = await ask.choices("dimensions", names, describing(columns));
    const measured = names.filter((name) => !dimensions.includes(name));
    const objective = await ask.choice("objective", measured);
    const direction = await ask.choice("direction", ["maximize", "minimize"]);
    const others = measured.filter((name) => name !== objective);
    const seconds = others.length === 0 ? undefined : await ask.optionalChoice("seconds", others);
    const { byColumns } = await import("./spelling.ts");
    const spelling = byColumns(Object.fromEntries(dimensions.map((name) => [name, name])));
    await Table.read(absolute, spelling, new Map([[objective, objective]]));
    return {
      description: `A search among the architectures of ${fromExperiment}.`,
      searchSpace: {
        dimensions: Object.fromEntries(
          dimensions.map((name) => [name, dimensionOf(valuesOf(columns.get(name)!))]),
        ),
      },
      search: {
        strategy: "regularized-evolution",
        trials: await ask.count("trials"),
        evaluator: {
          type: "tabular",
          file: fromExperiment,
          dimensions: Object.fromEntries(dimensions.map((name) => [name, name])),
          measurements: [{ measurement: measurementName(objective), column: objective, direction }],
          ...(seconds !== undefined && { seconds }),
        },
        selection: "best",
      },
    };
  },
});

/** The columns in front of the first one with fractions, which is likely to be a measurement. */
function describing(columns: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const names = [...columns.keys()];
  const first = names.findIndex((name) =>
    columns.get(name)!.some((cell) => !Number.isInteger(decimal(cell.trim()) ?? 0)),
  );
  return names.slice(0, first === -1 ? names.length - 1 : first);
}

/** Different values of a column: numbers in order, or else texts in order of the table. */
function valuesOf(cells: readonly string[]): readonly (number | string)[] {
  const numbers = cells.map((cell) => decimal(cell.trim()));
  const values = numbers.every((value) => value !== undefined) ? numbers : cells.map((cell) => cell.trim());
  const different = [...new Set<number | string>(values as readonly (number | string)[])];
  return typeof different[0] === "number"
    ? different.toSorted((one, other) => Number(one) - Number(other))
    : different;
}

/** Consecutive integers as a range, other values as a list. */
function dimensionOf(values: readonly (number | string)[]) {
  const [low, high] = [values[0], values.at(-1)];
  if (typeof low !== "number" || typeof high !== "number") return { type: "categorical", values };
  const isRange = values.length > 1 && values.every((value, index) => value === low + index);
  return isRange ? { type: "integer", low, high } : { type: "categorical", values };
}

/** A measurement's name has no spaces and no comparison signs. */
function measurementName(column: string): string {
  return column.replaceAll(/[\s<>=]+/g, "-");
}
