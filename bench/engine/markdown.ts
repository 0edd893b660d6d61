import { markdownTable } from "../../src/report/markdown-table.ts";
import { median } from "../../src/statistics/median.ts";
import { breakEven, ratios, stepTimes } from "./figures.ts";
import { type Failure, isResult, type Result } from "./race.ts";
import { type Shape, shapeName } from "./shape.ts";

/** Results at one shape. */
export interface ShapeOutcome {
  readonly shape: Shape;
  readonly outcomes: readonly (Result | Failure)[];
}

const COLUMNS = [
  "engine",
  "ready, s",
  "ms per step, minimum",
  "median",
  "pairs/s",
  "× PyTorch eager",
  "× the faster PyTorch eager",
  "× torch.compile",
  "tensors",
  "memory, MB",
];

/** A table with a heading, and a line for each entrant with another number of parameters than the first. */
export function shapeSection({ shape, outcomes }: ShapeOutcome): string {
  const results = outcomes.filter(isResult);
  const parameters = results[0]?.parameters;
  const unlike = results.filter((result) => result.parameters !== parameters);
  return [
    `### ${shapeName(shape)}\n`,
    `${parameters?.toLocaleString("en") ?? "No"} parameters.`,
    ...unlike.map((result) => `${result.name} is not comparable: it trains ${result.parameters} parameters.`),
    "",
    markdownTable(
      COLUMNS,
      outcomes.map((outcome) =>
        isResult(outcome) ? row(outcome, results, shape) : [outcome.name, outcome.reason],
      ),
    ),
  ].join("\n");
}

/** Break-even step counts of the modes of the native engine. */
export function breakEvenSection(shapes: readonly ShapeOutcome[]): string {
  const cell = (results: readonly Result[], sooner: string, faster: string) => {
    const [one, other] = [sooner, faster].map((name) => results.find((result) => result.name === name));
    return one && other ? `${breakEven(one, other) ?? "never"}` : "";
  };
  const rows = shapes.map(({ shape, outcomes }) => {
    const results = outcomes.filter(isResult);
    return [
      shapeName(shape),
      cell(results, "native eager", "native graph"),
      cell(results, "native graph", "native xla"),
    ];
  });
  return `### Break-even\n\n${markdownTable(["shape", "steps from which graph beats eager", "xla beats graph"], rows)}`;
}

function row(result: Result, results: readonly Result[], { batch }: Shape): string[] {
  const times = stepTimes(result);
  return [
    result.name,
    result.readySeconds.toFixed(2),
    (times[0] as number).toFixed(1),
    median(times).toFixed(1),
    ((1000 * batch) / median(times)).toFixed(0),
    ...ratios(result, results).map((ratio) => ratio?.toFixed(2) ?? ""),
    tensors(result),
    (result.stretches.at(-1)?.megabytes ?? Number.NaN).toFixed(0),
  ];
}

/** Number of tensors, or those of all rounds if they differ, which is a leak. */
function tensors({ stretches }: Result): string {
  return [...new Set(stretches.map((stretch) => stretch.tensors))].join(" → ");
}
