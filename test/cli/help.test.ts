import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { plugins } from "../../plugins/index.ts";
import { atPointer, exampleConfiguration, exampleValue } from "../../src/cli/help/example-configuration.ts";
import { optionsOf } from "../../src/cli/help/options.ts";
import { POINTERS } from "../../src/cli/help/slots.ts";
import { editorSchema } from "../../src/experiment/schema/editor-schema.ts";
import { shippedNames } from "../../src/experiment/schema/shipped-names.ts";
import { Registry } from "../../src/plugin/registry.ts";
import { espalier, espalierAt } from "./espalier.ts";

const registry = new Registry(plugins);
const validate = new Ajv({ strict: true }).compile(editorSchema(registry, shippedNames(".")));

/** Problems of a file that changes a shipped one. */
function problemsOf(part: object): unknown {
  return validate({ extends: "growclip-emoji", ...part }) ? [] : validate.errors;
}

const strategies = registry.ports.flatMap((port) =>
  registry.of(port).map(({ strategy }) => ({ port: port.name, strategy, type: strategy.definition.type })),
);

describe("the example of each strategy is accepted by the schema of experiment files", () => {
  test.each(strategies)("$port $type", ({ port, strategy }) => {
    const pointer = POINTERS[port];
    expect(pointer).toBeDefined();
    expect(problemsOf(atPointer(pointer!, exampleConfiguration(strategy.definition, registry)))).toEqual([]);
  });

  test("a wrong one is not", () => {
    expect(problemsOf(atPointer("/search/strategy", { type: "grid", order: "none" }))).not.toEqual([]);
  });
});

test("so is the example of each option of experiment files, but of those that need a whole", () => {
  const whole = new Set(["/$schema", "/extends"]);
  const refused = optionsOf(registry)
    .filter(({ pointer, strategy }) => pointer !== undefined && strategy === undefined && !whole.has(pointer))
    .filter(({ pointer, schema }) => {
      const part = atPointer(pointer!, exampleValue(schema, registry));
      return JSON.stringify(problemsOf(part)) !== "[]";
    });
  expect(refused.map(({ name }) => name)).toEqual([]);
});

describe("espalier help", () => {
  test("shows an option with its bounds, default and example", async () => {
    expect((await espalierAt(100, "help", "training.updates")).stdout).toMatchInlineSnapshot(`
      "training.updates (option of experiment files)
      Optimizer updates of each growth step. Either this or \`budget\`.

      value    integer, at least 1
      default  omitted

      In an experiment file, as in growclip-emoji:
        { "training": { "updates": 400 } }

      --set /training/updates=400
      "
    `);
    const byPointer = await espalierAt(100, "help", "/training/updates");
    expect(byPointer.stdout).toBe((await espalierAt(100, "help", "training.updates")).stdout);
  });

  test("shows a strategy as `strategies TYPE` does", async () => {
    const { stdout } = await espalierAt(100, "help", "cost-limit");
    expect(stdout).toBe((await espalierAt(100, "strategies", "cost-limit")).stdout);
    expect(stdout).toMatchInlineSnapshot(`
      "cost-limit (TrialScheduler of plug-in search)
      Ends the search once the trials have cost a given total of a measurement, such as seconds.

      option       default    meaning
      measurement  "seconds"  Measurement of the evaluator that is summed over the trials.
      total                   Largest total. No trial starts or continues beyond it; the last one may
                              exceed it.
      scheduler    "full"     Scheduler of the trials' budgets.

      In an experiment file:
        {
          "search": {
            "scheduler": {
              "type": "cost-limit",
              "measurement": "seconds",
              "total": 3600,
              "scheduler": "full"
            }
          }
        }
      "
    `);
  });

  test("shows an option of a strategy, and all options of a name", async () => {
    const one = await espalierAt(100, "help", "momentum.keep");
    expect(one.stdout).toContain('{ "growth": { "inheritance": { "type": "momentum", "keep": 0.9 } } }');
    const { stdout } = await espalierAt(100, "help", "averageWindow");
    expect(stdout).toContain("training.averageWindow (option of experiment files)");
    expect(stdout).toContain("momentum.averageWindow (option of strategy momentum)");
  });

  test("shows a port with its strategies", async () => {
    const { stdout } = await espalierAt(100, "help", "ReplayPolicy");
    expect(stdout).toMatch(/^ReplayPolicy \(port\): /);
    for (const type of ["cumulative", "sequential", "equal", "exponential"])
      expect(stdout).toMatch(new RegExp(`^  ${type} `, "m"));
    expect(stdout).toContain('{ "replay": "cumulative" }');
  });

  test("shows a command as --help does", async () => {
    const { stdout } = await espalier("help", "trials");
    expect(stdout).toBe((await espalier("trials", "--help")).stdout);
    expect(stdout).toContain("Examples:\n  espalier trials runs/");
    expect((await espalier("help")).stdout).toBe((await espalier("--help")).stdout);
  });

  test.each([
    ["training.update", "Did you mean `espalier help training.updates`?"],
    ["momentun", "Did you mean `espalier help momentum`?"],
    ["trails", "Did you mean `espalier help trials` or `espalier help tries`?"],
    ["xylophone", "`espalier --help` lists the commands, `espalier strategies` ports and strategies."],
  ])("an unknown word, %s, is answered with near ones", async (word, remedy) => {
    const { code, stderr } = await espalier("help", word);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `error ESPALIER_NO_SUCH_WORD  There is no help for "${word}".\n` +
        "  allowed a command, a port, the type of a strategy, or an option such as training.updates\n" +
        `  to do   ${remedy}\n`,
    );
  });
});
