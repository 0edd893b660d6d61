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

/** Exit codes of a shell that found no program, or none that it may execute. */
const NOT_FOUND = [126, 127];

const measurement = Type.Object(
  {
    measurement: Type.String({ pattern: "^[^\\s<>=]+$", description: "Its name, without spaces." }),
    direction: Type.Enum(["minimize", "maximize"], { description: "Whether less or more is better." }),
    unit: Type.String({ default: "", description: "For people." }),
    varies: Type.Boolean({
      default: false,
      description: "Whether measuring again gives another value, as with times.",
    }),
  },
  closed,
);

export const script = strategy(Evaluator, {
  type: "script",
  summary: "Runs a command of yours for each candidate: any training code in any language can be searched.",
  options: Type.Object(
    {
      command: Type.String({
        minLength: 1,
        examples: ["python3 train.py"],
        description: "A command line for `sh`.",
      }),
      folder: Type.String({
        minLength: 1,
        default: "./",
        description:
          "Where the command runs. By default the folder of the experiment file; a path that begins with a dot starts from the folder of the file that it is written in, also if another file extends that one.",
      }),
      measurements: Type.Array(measurement, {
        minItems: 1,
        examples: [[{ measurement: "accuracy", direction: "maximize" }]],
        uniqueItemProperties: ["measurement"],
        description: "What the command prints, the objective first; it may print 1,000 names at most.",
      }),
      timeLimitSeconds: Type.Number({
        exclusiveMinimum: 0,
        // A timer counts milliseconds in 31 bits.
        maximum: 2_000_000,
        default: 3600,
        description:
          "After this time the command and all that it has started are ended, and the trial has failed.",
      }),
    },
    closed,
  ),
  inject: [ExperimentFolder],
  create: ({ command, folder, measurements, timeLimitSeconds }, experiment) => ({
    measures: measurements.map((one): MeasurementDescription => ({
      ...one,
      description: "As the command prints it.",
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
      return readMeasurements(outcome.output, needed, outcome.complaint);
    },
  }),
});

/** What a command is told. The seed is the same for all candidates of a growth step. */
function describe({ architecture, budget, step, random }: Candidate) {
  return { architecture, budget, step, seed: random.fork("script").integer(0, 2 ** 31 - 1) };
}

function failureOf({ end, complaint }: CommandOutcome, timeLimitSeconds: number): EspalierError | undefined {
  switch (end.how) {
    case "exit":
      if (end.code === 0) return undefined;
      return NOT_FOUND.includes(end.code)
        ? commandNotFound(end.code, complaint)
        : commandFailed(`exit code ${end.code}`, complaint);
    case "signal":
      return commandFailed(`signal ${end.signal}`, complaint);
    case "too slow":
      return commandTooSlow(timeLimitSeconds, complaint);
    case "too loud":
      return commandTooLoud(OUTPUT_LIMIT, complaint);
    case "not started":
      return commandNotStarted(end.cause);
  }
}
