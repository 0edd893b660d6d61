import { resolve } from "node:path";
import {
  type Candidate,
  type EspalierError,
  Evaluator,
  ExperimentFolder,
  type MeasurementDescription,
  strategy,
} from "espalier";
import { Type } from "typebox";
import {
  commandFailed,
  commandNotFound,
  commandNotStarted,
  commandTooLoud,
  commandTooSlow,
} from "./errors.ts";
import { readMeasurements } from "./read-measurements.ts";
import { type CommandOutcome, OUTPUT_LIMIT, runCommand } from "./run-command.ts";

const closed = { additionalProperties: false };

/** Exit codes of a shell for a program that cannot be executed or was not found. */
const NOT_FOUND = [126, 127];

const measurement = Type.Object(
  {
    measurement: Type.String({
      pattern: "^[^\\s<>=]+$",
      description: "Name of the measurement, without spaces.",
    }),
    direction: Type.Enum(["minimize", "maximize"], { description: "Whether to minimise or maximise it." }),
    unit: Type.String({ default: "", description: "Unit for display." }),
    varies: Type.Boolean({
      default: false,
      description: "Whether repeated measurements differ, as times do.",
    }),
  },
  closed,
);

export const script = strategy(Evaluator, {
  type: "script",
  summary: "Runs a command for each candidate and reads its measurements: any training code in any language.",
  options: Type.Object(
    {
      command: Type.String({
        minLength: 1,
        examples: ["python3 train.py"],
        description: "Command line for `sh`.",
      }),
      folder: Type.String({
        minLength: 1,
        default: "./",
        description:
          "Working directory, by default the folder of the experiment file. Paths that start with a dot are resolved from the folder of the file that contains them, also if another file extends it.",
      }),
      measurements: Type.Array(measurement, {
        minItems: 1,
        examples: [[{ measurement: "accuracy", direction: "maximize" }]],
        uniqueItemProperties: ["measurement"],
        description:
          "Measurements that the command prints, the objective first. It may print at most 1,000 names.",
      }),
      timeLimitSeconds: Type.Number({
        exclusiveMinimum: 0,
        // A timer counts milliseconds in 31 bits.
        maximum: 2_000_000,
        default: 3600,
        description:
          "Time limit. After it the command and all its processes are killed, and the trial has failed.",
      }),
    },
    closed,
  ),
  inject: [ExperimentFolder],
  create: ({ command, folder, measurements, timeLimitSeconds }, experiment) => ({
    measures: measurements.map((one): MeasurementDescription => ({
      ...one,
      description: "Printed by the command.",
    })),
    updates: 0,
    async measure(candidate) {
      const outcome = await runCommand({
        line: command,
        folder: resolve(experiment.path, folder),
        input: `${JSON.stringify(describe(candidate))}\n`,
        timeLimitSeconds,
      });
      const failure = failureOf(outcome, timeLimitSeconds);
      if (failure !== undefined) throw failure;
      const needed = measurements.map((one) => one.measurement);
      return readMeasurements(outcome.output, needed, outcome.standardError);
    },
  }),
});

/** Input of the command. The seed is the same for all candidates of a growth step. */
function describe({ architecture, budget, step, random }: Candidate) {
  return { architecture, budget, step, seed: random.fork("script").integer(0, 2 ** 31 - 1) };
}

function failureOf(
  { end, standardError }: CommandOutcome,
  timeLimitSeconds: number,
): EspalierError | undefined {
  switch (end.how) {
    case "exit":
      if (end.code === 0) return undefined;
      return NOT_FOUND.includes(end.code)
        ? commandNotFound(end.code, standardError)
        : commandFailed(`exit code ${end.code}`, standardError);
    case "signal":
      return commandFailed(`signal ${end.signal}`, standardError);
    case "timeout":
      return commandTooSlow(timeLimitSeconds, standardError);
    case "too much output":
      return commandTooLoud(OUTPUT_LIMIT, standardError);
    case "not started":
      return commandNotStarted(end.cause);
  }
}
