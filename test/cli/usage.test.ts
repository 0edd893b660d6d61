import { expect, test } from "vitest";
import { espalier } from "./espalier.ts";

const TOY = "test/cases/toy/experiment.json";

test("an unknown command is refused with the nearest one", async () => {
  const { code, stderr } = await espalier("rnu", TOY);
  expect(code).toBe(2);
  expect(stderr).toContain("Did you mean run?");
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
    "/training/steps=9",
  );
  expect(stderr).toContain("set /training/steps: 6 -> 9");
  expect(stderr).toMatch(/set \/growth\/inheritance.*copy/);
  expect(code).toBe(0);
});

test("explain prints the loop with the strategies filled in", async () => {
  const { code, stdout } = await espalier("explain", TOY);
  expect(code).toBe(0);
  expect(stdout).toContain("current = inheritance.inherit(current, chosen)");
  expect(stdout).toMatch(/momentum \(mode "ema"/);
});

test("strategies lists what is loaded, and shows one with the line that swaps it in", async () => {
  const all = await espalier("strategies", "--json");
  const types = (JSON.parse(all.stdout) as { type: string }[]).map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(["momentum", "dynamic", "regularized-evolution", "emoji"]));
  const one = await espalier("strategies", "momentum");
  expect(one.stdout).toContain("--set /growth/inheritance=momentum");
  const none = await espalier("strategies", "momentun");
  expect(none.code).toBe(2);
  expect(none.stderr).toContain('Did you mean "momentum"?');
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
  expect(stdout.replaceAll(/\d+\.\d/g, "…")).toContain(
    "each trial prepares its step anew, … to … s (eager), and so does each step's training, … to … s (eager); " +
      "2 workers each measure a trial at a time with their share of the threads",
  );
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
