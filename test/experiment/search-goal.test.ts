import { costMeasurements, type MeasurementDescription, type Selection } from "espalier";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { goalProblems } from "../../src/experiment/checks/goal-problems.ts";
import { searchGoal } from "../../src/experiment/search-goal.ts";
import { Strategies } from "../../src/experiment/strategies.ts";
import { sound } from "./stub-plugins.ts";
import { TemporaryFolder } from "./temporary-folder.ts";

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await TemporaryFolder.create({ "experiment.json": sound });
});
afterEach(() => folder.remove());

const measures: readonly MeasurementDescription[] = [
  { measurement: "loss", direction: "minimize", unit: "nats", description: "Of validation." },
  { measurement: "accuracy", direction: "maximize", unit: "share", description: "Of validation." },
  ...costMeasurements,
];

/** The goal of an experiment whose search says this as well. */
async function goalOf(search: object, needs: Selection["needs"] = {}, known = measures) {
  await folder.write({ "experiment.json": { ...sound, search: { ...sound.search, ...search } } });
  const resolved = await folder.parse();
  const { search: complete } = resolved.experiment;
  const problems = goalProblems(complete, known, { selection: needs, scheduler: undefined }, undefined);
  new Strategies(resolved).refuse(problems);
  return searchGoal(complete, known);
}

describe("the objectives", () => {
  test("are the evaluator's first measurement where a file names none", async () => {
    expect(await goalOf({})).toEqual({
      objectives: [{ measurement: "loss", direction: "minimize", unit: "nats" }],
      constraints: [],
    });
  });

  test("are named, with another direction or unit if need be", async () => {
    const { objectives } = await goalOf({
      objectives: [
        "accuracy",
        { measurement: "parameters" },
        { measurement: "loss", direction: "maximize", unit: "" },
      ],
    });
    expect(objectives).toEqual([
      { measurement: "accuracy", direction: "maximize", unit: "share" },
      { measurement: "parameters", direction: "minimize", unit: "parameters" },
      { measurement: "loss", direction: "maximize", unit: "" },
    ]);
  });
});

test("constraints are bounds from above and below", async () => {
  const { constraints } = await goalOf({
    constraints: ["parameters <= 2e6", "accuracy>=.5", "loss >= -1.5e-3"],
  });
  expect(constraints.map(({ measurement, relation, bound }) => [measurement, relation, bound])).toEqual([
    ["parameters", "<=", 2_000_000],
    ["accuracy", ">=", 0.5],
    ["loss", ">=", -0.0015],
  ]);
});

describe("mistakes are told with their place", () => {
  const problemsOf = (search: object, needs?: Selection["needs"], known = measures) =>
    goalOf(search, needs, known).then(
      () => "none",
      (error: Error) => error.message.replaceAll(/ \(\S+\.json:\d+:\d+\)/g, "").replace(/ in .*:\n/, ":\n"),
    );

  test("names that are not measured, are listed twice, or contradict each other", async () => {
    const search = {
      objectives: ["los", { measurement: "flop" }, "accuracy"],
      constraints: ["latency <= 1", "loss <= 1", "loss >= 1.5", "parameters <= 1e999", "loss<= 2"],
    };
    expect(await problemsOf(search, { measurements: ["flopps"], objectives: ["parameters"] }))
      .toMatchInlineSnapshot(`
        "8 problems:
          /search/selection: The evaluator does not measure "flopps". Allowed: loss, accuracy, parameters, flops. Did you mean "flops"?
          /search/selection: "parameters" is not an objective of the search, which selection "best" needs. Allowed: los, flop, accuracy.
          /search/objectives/0: The evaluator does not measure "los". Allowed: loss, accuracy, parameters, flops. Did you mean "loss"?
          /search/objectives/1/measurement: The evaluator does not measure "flop". Allowed: loss, accuracy, parameters, flops. Did you mean "flops"?
          /search/constraints/0: The evaluator does not measure "latency". Allowed: loss, accuracy, parameters, flops.
          /search/constraints/2: No trial fulfils both "loss <= 1" and "loss >= 1.5".
          /search/constraints/3: "parameters <= 1e999" has a bound beyond all numbers.
          /search/constraints/4: "loss" is bounded from above twice. First at /search/constraints/1."
      `);
  });

  test.each([
    ["no objectives", { objectives: [] }],
    ["an objective without a name", { objectives: [{ direction: "maximize" }] }],
    ["a direction that there is not", { objectives: [{ measurement: "loss", direction: "up" }] }],
    ["something else in place of a name", { objectives: [3] }],
    [
      "a constraint that is none",
      { constraints: ["parameters < 3", "parameters <= many", "3 >= parameters"] },
    ],
  ])("%s", async (_, search) => {
    expect(await problemsOf(search)).toMatchSnapshot();
  });

  test("objectives that are listed twice, whatever is said of them", async () => {
    const objectives = ["accuracy", "loss", { measurement: "accuracy", direction: "minimize" }];
    expect(await problemsOf({ objectives })).toMatchInlineSnapshot(`
      "1 problem:
        /search/objectives/2/measurement: "accuracy" is listed twice. First at /search/objectives/0."
    `);
  });

  test("measurements of one name, and names that reach into prototypes", async () => {
    const names = ["loss", "toString", "loss", "__proto__", "constructor"];
    const known = names.map((measurement) => ({ ...measures[0]!, measurement }));
    expect(await problemsOf({}, {}, known)).toMatchInlineSnapshot(`
      "3 problems:
        /search/evaluator: Evaluator "proxy-training" measures "loss" twice.
        /search/evaluator: A measurement cannot be called "__proto__", as one of evaluator "proxy-training" is.
        /search/evaluator: A measurement cannot be called "constructor", as one of evaluator "proxy-training" is."
    `);
  });

  test("an evaluator that measures nothing", async () => {
    expect(await problemsOf({}, {}, [])).toMatchInlineSnapshot(`
      "1 problem:
        /search/evaluator: Evaluator "proxy-training" declares no measurement, so there is nothing to search by."
    `);
  });
});
