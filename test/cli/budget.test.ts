import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { eventsOfType } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { emptyFolder, espalier, onlyRun } from "./espalier.ts";

/** Runs a test case with changes. */
async function runWith(name: string, changes: object, ...flags: readonly string[]) {
  const folder = emptyFolder();
  const file = join(folder, "budget.json");
  const base = resolve(`test/cases/${name}/experiment.json`);
  writeFileSync(file, JSON.stringify({ extends: base, ...changes }));
  const out = join(folder, "runs");
  return { out, ...(await espalier("run", file, "--out", out, "--engine", "cpu", ...flags)) };
}

/** Compute of each growth step of a run: its search, its growth and its training. */
async function computeOf(name: string, changes: object, ...flags: readonly string[]) {
  const { code, stderr, out } = await runWith(name, changes, ...flags);
  expect(code, stderr).toBe(0);
  const { events } = readRun(onlyRun(out));
  const before = [
    ...eventsOfType(events, "shared-trained"),
    ...eventsOfType(events, "trial-finished"),
    ...eventsOfType(events, "inherited"),
  ];
  return eventsOfType(events, "trained").map(({ step, updates, compute }) => {
    const spent = before.flatMap((event) => (event.step === step ? (event.compute ?? []) : []));
    const total = (unit: "examples" | "flops") =>
      spent.reduce((sum, one) => sum + one[unit], 0) + compute![unit];
    return { updates, training: compute!, examples: total("examples"), flops: total("flops") };
  });
}

const examples = { training: { updates: null, budget: { examples: 96 } } };

describe("a budget of a growth step", () => {
  test("in examples pays the trials, and the rest trains", async () => {
    const steps = await computeOf("shades", { ...examples, search: { trials: 2 } });
    expect(steps.map((step) => step.examples)).toEqual([96, 96, 96]);
    const alone = await computeOf("shades", { ...examples, search: { trials: 1 } });
    expect(alone[0]!.updates).toBeGreaterThan(steps[0]!.updates);
  });

  test("in FLOPs ends arms of different sizes less than an update below it", async () => {
    const flops = { training: { updates: null, budget: { flops: 1e7 } }, search: { trials: 2 } };
    const small = await computeOf("shades", {
      ...flops,
      growth: { space: "fixed", dimensions: ["depth"] },
    });
    const grown = await computeOf("shades", flops);
    for (const step of [...small, ...grown]) {
      expect(step.flops).toBeLessThanOrEqual(1e7);
      expect(step.flops).toBeGreaterThan(1e7 - step.training.flops / step.updates);
    }
    expect(grown.at(-1)!.updates).not.toBe(small.at(-1)!.updates);
  });

  test("is spent alike by two workers", async () => {
    const changes = { ...examples, search: { trials: 2 } };
    expect(await computeOf("shades", changes, "--workers", "2")).toEqual(await computeOf("shades", changes));
  });

  test("pays shared trainings and zero-cost proxies", async () => {
    const supernet = await computeOf("supernet", examples);
    expect(supernet.map((step) => step.examples)).toEqual([96, 96]);
    const scored = {
      training: { updates: null, budget: { flops: 3e7 } },
      search: { trials: 2, evaluator: { type: "zero-cost", proxies: ["snip"] } },
    };
    for (const step of await computeOf("zero-cost", scored)) {
      expect(step.training.flops).toBeLessThan(step.flops);
      expect(step.flops).toBeGreaterThan(3e7 - step.training.flops / step.updates);
    }
  });

  test("that the search has spent ends the run with the amounts", async () => {
    const { code, stderr } = await runWith("shades", {
      training: { updates: null, budget: { examples: 8 } },
      search: { trials: 2 },
    });
    expect(code).toBe(1);
    expect(stderr).toContain(
      "The growth step may take 8 examples, its search has taken 16: nothing is left for an update of the chosen model.",
    );
  });

  test.each([
    [{ updates: null }, "`updates` or `budget` is missing."],
    [{ budget: { examples: 8 } }, "`updates` and `budget` exclude each other."],
  ])("is refused as %j", async (training, message) => {
    const { code, stderr } = await runWith("shades", { training });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
