import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SweepFolder } from "../../src/ablation/sweep-folder.ts";
import { sweepView } from "../../src/report/view/sweep-view.ts";
import { eventsOfType } from "../../src/run/log/history.ts";
import { readRun } from "../../src/run/results/read-run.ts";
import { espalier } from "./espalier.ts";
import { type WrittenExperiment, writtenExperiment } from "./written-experiment.ts";

/** An ablation of the second-long experiment `shades`, whose search tries three candidates. */
function written(ablation: object, more: object = {}): WrittenExperiment {
  return writtenExperiment("shades", "held", {
    machine: { engine: "cpu" },
    search: { trials: 3 },
    training: { updates: 2 },
    ...more,
    ablation: { seeds: [1, 2], ...ablation },
  });
}

const scratch = { arms: { scratch: { growth: { inheritance: "scratch" } } } };

async function ablated({ file, out }: WrittenExperiment, ...flags: readonly string[]) {
  const { code, stderr, stdout } = await espalier("ablate", file, "--out", out, ...flags);
  expect(code, stderr).toBe(0);
  return stdout;
}

/** The runs in a folder. */
function runsIn(out: string) {
  return readdirSync(out)
    .filter((name) => name.startsWith("held-"))
    .map((name) => readRun(join(out, name)));
}

type Run = ReturnType<typeof runsIn>[number];

/** Architectures of the growth steps, and trials of all. */
function pathOf({ events, experiment }: Run) {
  return {
    seed: experiment.seed,
    type: experiment.growth.space.type,
    path: eventsOfType(events, "inherited").map(({ architecture }) => architecture),
    trials: eventsOfType(events, "trial-finished").length,
  };
}

test("arms that are held to the baseline's path grow as it does, without a search of their own", async () => {
  const given = written({ ...scratch, hold: "path" });
  await ablated(given);
  const paths = runsIn(given.out).map(pathOf);
  expect(paths).toHaveLength(4);
  for (const seed of [1, 2]) {
    const [searched, held] = ["dynamic", "schedule"].map((type) =>
      paths.find((one) => one.seed === seed && one.type === type)!,
    );
    expect(held!.path).toEqual(searched!.path);
    expect(searched!.trials).toBeGreaterThan(held!.trials);
    expect(held!.trials).toBe(3);
  }
  const folder = join(given.out, "held.ablation");
  const view = sweepView(folder, new SweepFolder(folder).readPlan()!);
  expect(view.cells.map(({ arm, state }) => `${arm} ${state}`)).toEqual([
    ...["baseline finished", "baseline finished", "scratch finished", "scratch finished"],
  ]);
  const again = await espalier("ablate", given.file, "--out", given.out);
  expect(again.stderr).toBe(`Its page, for a browser: ${join(folder, "report.html")}\n`);
  expect(runsIn(given.out)).toHaveLength(4);
});

test("--dry-run counts one trial at each step of an arm that is held to the path", async () => {
  const given = written({ ...scratch, hold: "path" });
  const flopsOf = async (arm: string, ...flags: readonly string[]) =>
    new RegExp(`^${arm} .* (\\S+ \\w to \\S+ \\w)`, "m").exec(
      await ablated(given, "--dry-run", ...flags),
    )?.[1];
  const alone = await flopsOf("baseline", "--set", "/search/trials=1");
  expect(alone).toMatch(/M$/);
  expect(await flopsOf("scratch")).toBe(alone);
  expect(await flopsOf("baseline")).not.toBe(alone);
});

test("a budget that pays a search holds the baseline to its own path too", async () => {
  const training = { updates: null, budget: { examples: 96 } };
  const given = written({ ...scratch, hold: "path", seeds: [1] }, { training });
  const stdout = await ablated(given);
  const paths = runsIn(given.out).map(pathOf);
  expect(paths.map(({ type }) => type).toSorted()).toEqual(["dynamic", "schedule", "schedule"]);
  expect(new Set(paths.map(({ path }) => JSON.stringify(path))).size).toBe(1);
  expect(stdout).not.toContain("(path)");
});

test("arms that differ after a growth step share the baseline's first ones", async () => {
  const given = written({ ...scratch, after: 2 });
  const stdout = await ablated(given);
  const branches = runsIn(given.out).filter(({ experiment }) => experiment.branch !== undefined);
  expect(branches).toHaveLength(2);
  for (const { events, experiment } of branches) {
    const baseline = runsIn(given.out).find((one) => one.experiment.seed === experiment.seed)!;
    const losses = (run: Pick<Run, "events">) => eventsOfType(run.events, "trained").map(({ loss }) => loss);
    expect(losses({ events }).slice(0, 2)).toEqual(losses(baseline).slice(0, 2));
    expect(eventsOfType(events, "inherited").at(-1)!.inheritedShare).toBe(0);
  }
  expect(await ablated(given)).toBe(stdout);
});

test("arms that are held to the baseline's sizes have about as many parameters", async () => {
  const arms = { wide: { growth: { dimensions: ["width"] } } };
  expect(await ablated(written({ arms, seeds: [1], hold: "size" }))).toMatch(/^wide +1 of 1 /m);
  const sizes = async (hold: object) => {
    const given = written({ arms, seeds: [1], ...hold });
    await ablated(given, "--only", "wide");
    return runsIn(given.out)
      .toSorted((one, other) =>
        one.experiment.growth.space.type.localeCompare(other.experiment.growth.space.type),
      )
      .map(({ events, experiment }) => ({
        type: experiment.growth.space.type,
        parameters: eventsOfType(events, "inherited").map((one) => one.parameters),
      }));
  };
  const held = await sizes({ hold: "size" });
  expect(held.map(({ type }) => type)).toEqual(["dynamic", "sized"]);
  expect(held[1]!.parameters.length).toBe(3);
  expect(await sizes({})).toHaveLength(1);
});

test("the plan says what arms take from the baseline", async () => {
  const given = written({ ...scratch, hold: "path", after: 1 });
  expect(await ablated(given, "--dry-run")).toContain(
    "The other arms begin with the first growth step and follow the growth path of the baseline's run of the same seed.",
  );
});

test.each([
  [{ after: 3 }, {}, "The stream has 3 growth steps, so arms cannot differ after step 3."],
  [{ hold: "path" }, { growth: { space: "whole" } }, "which cannot grow out of"],
])("what cannot be held is refused before anything runs: %j", async (ablation, more, message) => {
  const { file, out } = written({ ...scratch, ...ablation }, more);
  const { code, stderr } = await espalier("ablate", file, "--out", out);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
