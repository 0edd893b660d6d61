import { statSync } from "node:fs";
import { expect, test } from "vitest";
import { growthLoop } from "../../src/run/loop/growth-loop.ts";
import { emptyFolder, espalier, espalierAt, MAIN } from "./espalier.ts";
import { errorIn } from "./printed.ts";

const TOY = "test/cases/toy/experiment.json";

test("the built command may be executed, though npm made it so only when it linked an earlier build", () => {
  expect((statSync(MAIN).mode & 0o111).toString(8)).toBe("111");
});

test("an unknown command is refused with the nearest one", async () => {
  const { code, stderr } = await espalier("rnu", TOY);
  expect(code).toBe(2);
  expect(errorIn(stderr)).toMatchInlineSnapshot(`
    "error ESPALIER_WRONG_USAGE  Did you mean run?
      to do   \`espalier --help\` lists the commands, \`espalier COMMAND --help\` the flags of a command."
  `);
});

test("an unknown flag is refused with the nearest one", async () => {
  const { code, stderr } = await espalier("run", TOY, "--egnine", "wasm");
  expect(code).toBe(2);
  expect(stderr).toMatch(/egnine/);
  expect(stderr).toMatch(/--engine/);
});

test("--set echoes the difference that it makes, and expands a bare name", async () => {
  const { code, stderr } = await espalier(
    "validate",
    TOY,
    "--set",
    "/growth/inheritance=copy",
    "--set",
    "/training/updates=9",
  );
  expect(stderr).toMatchInlineSnapshot(`
    "set /growth/inheritance: "momentum" -> "copy"
    set /training/updates: 6 -> 9
    "
  `);
  expect(code).toBe(0);
});

test("--set shows the beginning of a long value, and the first of many", async () => {
  const values = Array.from({ length: 200 }, (_, number) => `layer-${number}`);
  const dimensions = Object.fromEntries(
    Array.from({ length: 50 }, (_, number) => [`x${number}`, { type: "integer", low: 1, high: 2 }]),
  );
  const file = "test/cases/script/experiment.json";
  const long = JSON.stringify({ type: "categorical", values });
  const one = await espalier("validate", file, "--set", `/searchSpace/dimensions/layers=${long}`);
  expect(one.stderr).toMatchInlineSnapshot(`
    "set /searchSpace/dimensions/layers: {"type":"integer","low":1,"high":6} -> {"type":"categorical","values":["layer-0","layer-1","layer-2","layer-3","layer-4","layer-5","layer-6... (2323 characters)
    "
  `);
  const many = await espalier(
    "validate",
    file,
    "--set",
    `/searchSpace/dimensions=${JSON.stringify(dimensions)}`,
  );
  expect(many.stderr.split("\n").slice(18)).toMatchInlineSnapshot(`
    [
      "set /searchSpace/dimensions/x17: nothing -> {"type":"integer","low":1,"high":2}",
      "set /searchSpace/dimensions/x18: nothing -> {"type":"integer","low":1,"high":2}",
      "set 31 other values",
      "",
    ]
  `);
});

test("explain prints the loop with the strategies filled in", async () => {
  const { code, stdout } = await espalier("explain", TOY);
  expect(code).toBe(0);
  const width = Math.max(...growthLoop.map((line) => line.code.length));
  const column = stdout.split("\n").map((line) => line.slice(0, width).trimEnd());
  expect(column.filter((text) => text !== "")).toEqual(growthLoop.map((line) => line.code));
  expect(stdout).toMatch(/momentum \(mode "ema"/);
});

test("strategies lists what is loaded, and shows one with the line that swaps it in", async () => {
  const all = await espalier("strategies", "--json");
  const types = (JSON.parse(all.stdout) as { type: string }[]).map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(["momentum", "dynamic", "regularized-evolution", "emoji"]));
  const one = await espalier("strategies", "momentum");
  expect(one.stdout).toMatchInlineSnapshot(`
    "momentum (ParameterInheritance of plug-in growclip)
    Parameter inheriting with momentum (PIM), in one of three readings.
    Source: GrowCLIP, arXiv 2308.11331. Only its abstract is public, so all three readings are ours. \`ema\` follows AutoProg's momentum growth (Li et al. 2022, arXiv 2203.14509), \`mix\` shrink-and-perturb (Ash and Adams 2020, arXiv 1910.08475)

    option         default   meaning
    mode           "ema"     ema: expands the child from the exponential moving average of its parent's weights. mix: mixes its matrices with fresh ones. anchor: pulls inherited weights towards slow weights.
    averageWindow  0.1       ema: window of the moving average, as a share of a training's updates.
    keep           0.9       mix: share of the parent in each matrix. The rest is fresh.
    momentum       0.99      anchor: momentum of the slow weights, the share that they keep per update.
    pull           0.01      anchor: share of the way that an update moves inherited weights towards the slow ones. With pull = 1 - momentum a steady drift runs at half its speed.
    slots          "expand"  Optimizer slots of the child. expand: as the growth dimensions expand them. reset: zeros in each growth step, also if the architecture stays.

    In an experiment file:
      { "growth": { "inheritance": { "type": "momentum", "mode": "ema", "averageWindow": 0.1, "keep": 0.9, "momentum": 0.99, "pull": 0.01, "slots": "expand" } } }

    On the command line:
      espalier run FILE --set /growth/inheritance=momentum
    "
  `);
  const none = await espalier("strategies", "momentun");
  expect(none.code).toBe(2);
  expect(errorIn(none.stderr.replace(/allowed csv, .*/, "allowed ..."))).toMatchInlineSnapshot(`
    "error ESPALIER_NO_SUCH_STRATEGY  No plug-in contributes a strategy "momentun".
      allowed ...
      to do   Did you mean "momentum"?"
  `);
});

test("schema is JSON Schema, with every strategy's name", async () => {
  const { stdout } = await espalier("schema");
  expect(JSON.parse(stdout)).toHaveProperty("properties");
  expect(stdout).toContain('"cost-aware"');
});

test("engine says what is used and why", async () => {
  const { code, stdout } = await espalier("engine", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ automatic: expect.any(String), reason: expect.any(String) });
});

test("plan tells sizes and times without training anything that is kept", async () => {
  const { code, stdout, stderr } = await espalier("plan", TOY, "--set", "/machine/engine=wasm", "--json");
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ trials: 9, updates: 36, engine: "wasm" });
});

test("plan counts workers and what compiling takes, and says so", async () => {
  const machine = ["--set", "/machine/workers=2", "--set", "/machine/engine=wasm"];
  const { code, stdout, stderr } = await espalier("plan", "test/cases/squares/experiment.json", ...machine);
  expect(code, stderr).toBe(0);
  const basis = stdout.split("\n").find((line) => line.startsWith("based on"));
  expect(basis?.replaceAll(/\d+\.\d( to \d+\.\d)? s/g, "… s")).toBe(
    "based on       some timed updates of both models, plus … s (mode eager) to prepare each trial and … s (mode eager) " +
      "to prepare each training; 2 workers with a trial and a share of the threads each, training included",
  );
});

test("where each step has one candidate, plan and run say so", async () => {
  const one = ["--set", "/searchSpace/dimensions/layers/high=1"];
  const script = "test/cases/script/experiment.json";
  const plan = await espalier("plan", script, ...one);
  expect(plan.stdout).toMatchInlineSnapshot(`
    "step  arrives  candidates from the start  trials at most
       1  search                           1               1

    architectures  1 in the whole space
    trials         at most 1
    time           as long as the evaluator takes; nothing is trained here
    "
  `);
  const run = await espalier("run", script, "--out", emptyFolder(), ...one);
  expect(run.stderr).toContain(
    "  1 candidate\n  trial 0: accuracy 0.15000\n  chosen: trial 0, layers 1\n    reason: highest accuracy of 1 trial: 0.15\n",
  );
});

test("plan counts floating point operations, and gives one time where there is one model", async () => {
  const sets = [
    "/growth/space=fixed",
    '/growth/dimensions=["depth"]',
    ...["image", "text", "shared"].map((stack) => `/searchSpace/dimensions/${stack}.depth/high=1`),
    "/searchSpace/dimensions/shared.depth/low=1",
    "/machine/engine=wasm",
  ].flatMap((set) => ["--set", set]);
  const { code, stdout, stderr } = await espalierAt(
    100,
    "plan",
    "test/cases/squares/experiment.json",
    ...sets,
  );
  expect(code, stderr).toBe(0);
  expect(
    stdout
      .replaceAll(/^(time|memory)( +)[\d.,]+ [^ ]+/gm, "$1$2…")
      .replaceAll(/\d\.\d( to \d\.\d)? s /g, "… s "),
  ).toMatchInlineSnapshot(`
    "step  arrives                   new examples  candidates from the start  trials at most  parameters
       1  black, grey, white                   3                          1               1       3,561
       2  red, green, blue                     3                          1               1       3,561
       3  pink, teal, olive, brown             4                          1               1       3,561

    architectures  72 in the whole space
    trials         at most 3
    parameters     3,561
    updates        at most 24
    learning rate  0.003
    time           … on wasm, from the smallest to the largest candidates, without scoring
    based on       some timed updates of both models, plus … s (mode eager) to prepare each trial and
                   … s (mode eager) to prepare each training; one trial at a time
    memory         … measured in this process with the largest model
    FLOPs
      forward pass of an example  30,784
      search, at most             1.11 M
      training of the steps       3.32 M
      counted as                  3 forward passes of the batch for each update, from the smallest to
                                  the largest candidates
    "
  `);
});

test("a file with ten mistakes is refused with ten problems", async () => {
  const { code, stderr } = await espalier("validate", "test/experiment/fixtures/ten-mistakes.json");
  expect(code).toBe(2);
  expect(stderr).toContain("10 problems in ");
  expect(stderr.match(/^ {2}\/\S+ \(/gm)).toHaveLength(10);
});

test("a shipped experiment is valid", async () => {
  const { code, stdout } = await espalier("validate", "experiments/growclip-emoji.json");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^experiments\/growclip-emoji\.json is valid: growclip-emoji, [0-9a-f]{12}$/m);
});
