import { resolve } from "node:path";
import { Evaluator, ExperimentFolder, type MeasurementDescription, strategy } from "espalier";
import { Type } from "typebox";
import { secondsTwice, spelledTwice } from "./errors.ts";
import { byColumns, byPattern } from "./spelling.ts";
import { Table } from "./table.ts";

const closed = { additionalProperties: false };

const measurement = Type.Object(
  {
    measurement: Type.String({ pattern: "^[^\\s<>=]+$", description: "Its name, without spaces." }),
    column: Type.Optional(Type.String({ description: "Its column, if that has another name." })),
    direction: Type.Enum(["minimize", "maximize"], { description: "Whether less or more is better." }),
    unit: Type.String({ default: "", description: "For people." }),
  },
  closed,
);

const simulated = {
  measurement: "seconds",
  direction: "minimize",
  unit: "s",
  description: "What the training took when the table was made.",
} satisfies MeasurementDescription;

export const tabular = strategy(Evaluator, {
  type: "tabular",
  summary: "Looks candidates up in a table of architectures that somebody has trained.",
  options: Type.Object(
    {
      file: Type.String({
        examples: ["./measured.csv"],
        description:
          "A file of comma-separated values in UTF-8, its first line the column names, 64 MiB at most; from the experiment's folder.",
      }),
      dimensions: Type.Record(Type.String(), Type.String(), {
        default: {},
        description: "The column of each dimension of the search space, by the dimension's name.",
      }),
      spelled: Type.Optional(
        Type.Object(
          {
            column: Type.String({ description: "The column." }),
            pattern: Type.String({ description: "How it is spelled, {DIMENSION} standing for a value." }),
          },
          { ...closed, description: "In place of dimensions: the one column that spells the architecture." },
        ),
      ),
      measurements: Type.Array(measurement, {
        minItems: 1,
        examples: [[{ measurement: "accuracy", direction: "maximize" }]],
        uniqueItemProperties: ["measurement"],
        description: "What the table tells of an architecture, the objective first.",
      }),
      seconds: Type.Optional(
        Type.String({
          description:
            "The column of the training's time in seconds, which becomes the measurement `seconds`.",
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
