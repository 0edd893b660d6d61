import { resolve } from "node:path";
import { Evaluator, ExperimentFolder, type MeasurementDescription, strategy } from "espalier";
import { Type } from "typebox";
import { secondsTwice, spelledTwice } from "./errors.ts";
import { byColumns, byPattern } from "./spelling.ts";
import { Table } from "./table.ts";

const closed = { additionalProperties: false };

const measurement = Type.Object(
  {
    measurement: Type.String({
      pattern: "^[^\\s<>=]+$",
      description: "Name of the measurement, without spaces.",
    }),
    column: Type.Optional(
      Type.String({ description: "Name of its column. By default the measurement's name." }),
    ),
    direction: Type.Enum(["minimize", "maximize"], { description: "Whether to minimise or maximise it." }),
    unit: Type.String({ default: "", description: "Unit for display." }),
  },
  closed,
);

const simulated = {
  measurement: "seconds",
  direction: "minimize",
  unit: "s",
  description: "Training time recorded in the table.",
} satisfies MeasurementDescription;

export const tabular = strategy(Evaluator, {
  type: "tabular",
  summary: "Looks candidates up in a table of architectures with their measurements.",
  options: Type.Object(
    {
      file: Type.String({
        examples: ["./measured.csv"],
        description:
          "CSV file in UTF-8 with column names in its first line, at most 64 MiB. Relative paths start from the experiment's folder.",
      }),
      dimensions: Type.Record(Type.String(), Type.String(), {
        default: {},
        description: "Column of each dimension of the search space, by the dimension's name.",
      }),
      spelled: Type.Optional(
        Type.Object(
          {
            column: Type.String({ description: "Name of the column." }),
            pattern: Type.String({ description: "Format of its cells, with {DIMENSION} for a value." }),
          },
          { ...closed, description: "Instead of dimensions: a single column with the whole architecture." },
        ),
      ),
      measurements: Type.Array(measurement, {
        minItems: 1,
        examples: [[{ measurement: "accuracy", direction: "maximize" }]],
        uniqueItemProperties: ["measurement"],
        description: "Measurements in the table, the objective first.",
      }),
      seconds: Type.Optional(
        Type.String({
          description: "Column of the training time in seconds, which becomes the measurement `seconds`.",
        }),
      ),
    },
    closed,
  ),
  inject: [ExperimentFolder],
  create: async ({ file, dimensions, spelled, measurements, seconds }, folder) => {
    if (spelled !== undefined && Object.keys(dimensions).length > 0) throw spelledTwice();
    const spelling =
      spelled === undefined ? byColumns(dimensions) : byPattern(spelled.column, spelled.pattern);
    const columns = new Map(
      measurements.map(({ measurement, column = measurement }) => [measurement, column]),
    );
    if (seconds !== undefined) {
      const clash = measurements.findIndex((one) => one.measurement === simulated.measurement);
      if (clash !== -1) throw secondsTwice(clash);
      columns.set(simulated.measurement, seconds);
    }
    const table = await Table.read(resolve(folder.path, file), spelling, columns);
    return {
      measures: [
        ...measurements.map(({ measurement, column = measurement, direction, unit }) => ({
          measurement,
          direction,
          unit,
          description: `Column "${column}" of the table.`,
        })),
        ...(seconds === undefined ? [] : [simulated]),
      ],
      updates: 0,
      measure: async ({ architecture }) => table.measurementsOf(architecture),
    };
  },
});
