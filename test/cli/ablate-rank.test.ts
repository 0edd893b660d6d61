import { expect, test } from "vitest";
import { espalier } from "./espalier.ts";
import { writtenExperiment } from "./written-experiment.ts";

const scored = (proxy: string, direction: string) => ({
  search: {
    evaluator: { type: "zero-cost", proxies: [proxy] },
    objectives: [{ measurement: proxy, direction }],
  },
});

test("ablate compares in which order searches put the candidates that they have in common", async () => {
  const { file, out } = writtenExperiment("shades", "order", {
    machine: { engine: "cpu" },
    growth: { space: "fixed", inheritance: "scratch" },
    search: { strategy: "grid", trials: 9, selection: "best" },
    training: { updates: 1 },
    ablation: {
      seeds: [1, 2],
      baseline: "large",
      arms: {
        large: scored("parameters", "maximize"),
        small: scored("parameters", "minimize"),
        few: { search: { trials: 7 } },
      },
    },
  });
  const run = (...flags: readonly string[]) => espalier("ablate", file, "--out", out, ...flags);
  const { code, stdout, stderr } = await run();
  expect(code, stderr).toBe(0);
  const [, table] = stdout.split("Order of candidates, compared with the search of large\n");
  expect(table!.split("\n\n")[0]).toMatchInlineSnapshot(`
    "arm                 measurement  step  candidates  seeds  Kendall's tau  95 % interval
    large, other seeds  parameters      1           9                  1.00
    small               parameters      1           9      2          -1.00  -1.00 to -1.00"
  `);
  const { rankAgreements } = JSON.parse((await run("--json")).stdout) as { rankAgreements: unknown };
  expect(rankAgreements).toEqual([
    { arm: "large", measurement: "parameters", step: 1, candidates: 9, taus: [1] },
    { arm: "small", measurement: "parameters", step: 1, candidates: 9, taus: [-1, -1] },
  ]);
});
