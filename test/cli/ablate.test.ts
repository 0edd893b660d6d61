import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { emptyFolder, espalier, start } from "./espalier.ts";
import { type WrittenExperiment, writtenExperiment } from "./written-experiment.ts";

/** An experiment file with an ablation of the second-long experiment `shades`, and a folder for runs. */
function written(ablation: object, more: object = {}): WrittenExperiment {
  return writtenExperiment("shades", "question", {
    machine: { engine: "cpu" },
    search: { trials: 1 },
    training: { updates: 2 },
    ...more,
    ablation,
  });
}

const question = {
  arms: { scratch: { growth: { inheritance: "scratch" } }, same: { description: "equal to the baseline" } },
  seeds: [1, 2],
  contrasts: [["scratch", "baseline"]],
};

let once: ReturnType<typeof runUndisturbed> | undefined;

/** The question as it is run in one go. */
function undisturbed() {
  return (once ??= runUndisturbed());
}

async function runUndisturbed() {
  const { file, out } = written(question);
  return { file, out, ...(await espalier("ablate", file, "--out", out)) };
}

/** Tables without times. */
const timeless = (stdout: string) => stdout.replaceAll(/ +\d+\.\d$/gm, "").replaceAll(/^.*\.ablation$/gm, "");

test("an ablation says before the start what it will run, and what it can show", async () => {
  const { file, out } = written(question);
  const { code, stdout, stderr } = await espalier("ablate", file, "--out", out, "--dry-run");
  expect(code, stderr).toBe(0);
  expect(stdout.replace(/^Time of a run: .*?\. Of 4 runs, 1 at a time: .*\.$/m, "Time."))
    .toBe(`question: 3 arms, 2 seeds, 4 runs, 0 finished

arm       changes                               seeds to run  FLOPs of a run    equal to the baseline in
baseline  none                                  1 2           2.16 M to 6.30 M
scratch   /growth/inheritance: copy -> scratch  1 2           2.16 M to 6.30 M  examples
same      none                                  1 2           2.16 M to 6.30 M  examples
Time.

contrasts, by the first score: scratch - baseline
With 2 seeds and 1 contrast the smallest p is 0.50: no contrast can become significant. It takes 6 seeds.
`);
  expect(existsSync(out)).toBe(false);
});

/** The end of an ablation that ran nothing: it names its page. */
function pageOf(out: string): string {
  return `Its page, for a browser: ${join(out, "question.ablation", "report.html")}\n`;
}

test("it runs each different experiment once, compares the arms, and runs nothing again", async () => {
  const first = await undisturbed();
  const { file, out } = first;
  expect(first.code, first.stderr).toBe(0);
  expect(readdirSync(out).filter((name) => name.startsWith("question-"))).toHaveLength(4);
  expect(first.stdout).toContain("scratch - baseline");
  const again = await espalier("ablate", file, "--out", out);
  expect(again).toMatchObject({ code: 0, stdout: first.stdout, stderr: pageOf(out) });
  expect(existsSync(join(out, "question.ablation", "report.html"))).toBe(true);

  const json = await espalier("ablate", file, "--out", out, "--json");
  const { runs, contrasts } = JSON.parse(json.stdout);
  expect(runs.map(({ arm, seed, state }: Record<string, unknown>) => [arm, seed, state])).toEqual([
    ["baseline", 1, "finished"],
    ["baseline", 2, "finished"],
    ["scratch", 1, "finished"],
    ["scratch", 2, "finished"],
    ["same", 1, "finished"],
    ["same", 2, "finished"],
  ]);
  expect(contrasts[0]).toMatchObject({ arms: ["scratch", "baseline"], seeds: [1, 2] });
  const markdown = await espalier("ablate", file, "--out", out, "--markdown");
  expect(markdown.stdout).toMatch(/^\| arm \| runs \| /);
  expect(markdown.stdout).toMatch(
    /^Seeds 1, 2; engine cpu \(.+\); Espalier \d.+; Node v\d.+; TensorFlow\.js \d.+; commit .+; runs of \d{4}-\d\d-\d\d\.$/m,
  );
});

test("tables show simple methods, matrices by step, and pairs that the file does not name apart", async () => {
  const { stdout } = await undisturbed();
  expect(stdout).toMatch(/^simple method +accuracy\nchance +16\.7 % ± 0\.0\nmajority /m);
  expect(stdout).toMatch(
    /^Exploratory: contrasts that the file does not name\ncontrast +score +seeds +difference +95 % interval +effect\nsame - baseline +accuracy +2 +0\.0 /m,
  );
  expect(stdout).toMatch(/^score +arm +average +in-domain +backward +forward\naccuracy +baseline +\d/m);
  expect(stdout).toMatch(/^arm +after step +of step 1 +of step 2 +of step 3\nbaseline +1 +\d+\.\d %\n/m);
});

test("--csv has a row for each arm, seed and score, with its origin", async () => {
  const { file, out } = await undisturbed();
  const { stdout, code } = await espalier("ablate", file, "--out", out, "--csv");
  expect(code).toBe(0);
  const rows = parse(stdout, { columns: true }) as Record<string, string>[];
  expect(rows.map(({ arm, seed, score }) => [arm, seed, score].join(" "))).toEqual(
    ["baseline", "scratch", "same"].flatMap((arm) => [`${arm} 1 accuracy`, `${arm} 2 accuracy`]),
  );
  expect(rows[0]).toMatchObject({
    ...{ unit: "share", direction: "maximize", parameters: expect.stringMatching(/^\d+$/) },
    ...{ engine: expect.stringMatching(/^cpu \(/), node: process.version },
    commit: expect.stringMatching(/^([0-9a-f]{40}(-dirty)?|none)$/),
    ...{ run: expect.stringMatching(/^question-/), finished: expect.stringMatching(/^\d{4}-.*Z$/) },
  });
  const both = await espalier("ablate", file, "--out", out, "--csv", "--json");
  expect(both).toMatchObject({ code: 2 });
  expect(both.stderr).toContain("--csv and --json exclude each other");
});

test("a mean over tasks is compared as a score, with rliable's statistics", async () => {
  const { file, out } = written({ ...question, scores: ["all", "accuracy"] }, { scores: { all: ["acc*"] } });
  // The runs of the question without means count: `scores` is no part of what they compute.
  const known = await undisturbed();
  cpSync(known.out, out, { recursive: true, filter: (path) => !path.endsWith(".ablation") });
  const { code, stdout, stderr } = await espalier("ablate", file, "--out", out);
  expect({ code, stderr }).toEqual({ code: 0, stderr: pageOf(out) });
  expect(stdout).toMatch(/^arm +runs +all +accuracy +parameters/m);
  expect(stdout).toMatch(/^scratch - baseline +all +2 .* \d\.\d+ +\d/m);
  expect(stdout).toMatch(
    /^all over 1 task: interquartile mean over tasks and runs\narm +runs +interquartile mean +95 % interval\nbaseline +2 +\d+\.\d % +\d+\.\d % to \d+\.\d %/m,
  );
  expect(stdout).toMatch(
    /^all over 1 task: probability that .*\ncontrast +runs +probability +95 % interval\nscratch - baseline +2 and 2 +\d\.\d\d +\d\.\d\d to \d\.\d\d$/m,
  );
  expect(stdout).toMatch(
    /^all over 1 task, exploratory: probability that .*\n.*\nsame - baseline +2 and 2 +0\.50/m,
  );
  expect((await espalier("ablate", file, "--out", out)).stdout).toBe(stdout);
  const changed = readFileSync(file, "utf8").replace("acc*", "accuracy");
  writeFileSync(file, changed);
  expect((await espalier("ablate", file, "--out", out, "--extend")).stderr).toContain(
    'the mean all was ["acc*"] and is ["accuracy"]',
  );
});

test("a misspelt score of a task that does not announce its own stops after the first run", async () => {
  const { file, out } = written(
    { seeds: [1, 2], scores: ["accuracie"] },
    { plugins: ["./silent.mjs", resolve("test/cases/shades/shades.ts")], evaluation: ["silent"] },
  );
  writeFileSync(join(dirname(file), "silent.mjs"), SILENT);
  const { code, stdout, stderr } = await espalier("ablate", file, "--out", out);
  expect(code, stderr).toBe(2);
  expect(stderr).toContain("the first finished run does not have: accuracie.");
  expect(stderr).toContain('Did you mean "accuracy"?');
  expect(stderr.match(/started$/gm)).toHaveLength(1);
  expect(stdout).toBe("");
  const again = await espalier("ablate", file, "--out", out);
  expect(again.stderr).not.toContain("started\n");
});

/** A task that does not announce its scores. */
const SILENT = `
import { definePlugin, DownstreamTask, strategy } from "espalier";
import { Type } from "typebox";
const silent = strategy(DownstreamTask, {
  type: "silent", summary: "One score.", options: Type.Object({}, { additionalProperties: false }), inject: [],
  create: () => ({
    needs: { outputs: [] },
    evaluate: async () => [{ name: "accuracy", value: 0.5, interval: [0.5, 0.5], count: 1, baselines: {} }],
  }),
});
export default definePlugin({ name: "silent", strategies: [silent] });
`;

test("killed with all that it has started and begun again, it ends with the same tables", async () => {
  const expected = await undisturbed();
  const { file, out } = written(question);
  for (let kill = 0; kill < 2; kill++) {
    const started = start("ablate", file, "--out", out);
    await setTimeout(1000 + 500 * kill);
    started.child.kill("SIGKILL");
    await started.finished;
  }
  // The process that was running a cell ends by itself.
  await setTimeout(500);
  const { code, stdout, stderr } = await espalier("ablate", file, "--out", out);
  expect(code, stderr).toBe(0);
  expect(timeless(stdout)).toBe(timeless(expected.stdout));
});

test("a failed run ends neither the sweep nor the comparison, and is named until it is mended", async () => {
  const broken = {
    ...question,
    seeds: [1],
    arms: { ...question.arms, diverging: { training: { learningRate: 1e30 } } },
  };
  const { file, out } = written(broken);
  const first = await espalier("ablate", file, "--out", out);
  expect(first).toMatchObject({ code: 1 });
  expect(first.stderr).toContain("ESPALIER_CELLS_FAILED  1 run has failed");
  expect(first.stdout).toMatch(/^diverging, seed 1 has failed: ESPALIER_ALL_TRIALS_FAILED: /m);
  expect(first.stdout).toMatch(/^baseline +1 of 1 /m);
  const again = await espalier("ablate", file, "--out", out);
  expect(again.stderr).not.toContain("started");
  const retried = await espalier("ablate", file, "--out", out, "--retry-failed", "--only", "diverging");
  expect(retried.stderr.match(/diverging, seed \d: started/g)).toHaveLength(1);
  // A new run beside the one that failed.
  expect(readdirSync(out).filter((name) => name.endsWith("-2"))).toHaveLength(1);
});

test("a file that has changed since the start is refused, and may be extended", async () => {
  const { file, out } = written(question);
  const change = (ablation: object) => {
    const content = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...content, ablation }));
  };
  await espalier("ablate", file, "--out", out, "--only", "baseline");
  change({ ...question, seeds: [1] });
  const lost = await espalier("ablate", file, "--out", out, "--extend");
  expect(lost).toMatchObject({ code: 2 });
  expect(lost.stderr).toContain("was started: seeds has lost 2.");
  change({ ...question, seeds: [1, 2, 3] });
  const gained = await espalier("ablate", file, "--out", out);
  expect(gained.stderr).toContain("was started: seeds has gained 3.");
  const extended = await espalier("ablate", file, "--out", out, "--extend", "--only", "baseline");
  expect(extended.code, extended.stderr).toBe(0);
  expect(extended.stderr).toContain("baseline, seed 3: finished");
  expect(extended.stderr).not.toContain("seed 1: started");
});

test("each change since the start is named: values of the experiment, and what all arms are held to", async () => {
  const { file, out } = written(question);
  await espalier("ablate", file, "--out", out, "--only", "baseline");
  const refusal = async (ablation: object, training: object = {}) => {
    const content = JSON.parse(readFileSync(file, "utf8"));
    const changed = join(dirname(file), "changed.json");
    writeFileSync(
      changed,
      JSON.stringify({ ...content, ...training, ablation: { ...question, ...ablation } }),
    );
    const { stderr } = await espalier("ablate", changed, "--out", out);
    return /was started: (.*)$/m.exec(stderr)?.[1];
  };
  const updates = { training: { updates: 9 } };
  expect(await refusal({ hold: "path" })).toBe('hold was null and is "path".');
  expect(await refusal({}, updates)).toBe("/training/updates of baseline was 2 and is 9.");
  expect(await refusal({ hold: "path" }, updates)).toBe(
    'hold was null and is "path"; /training/updates of baseline was 2 and is 9.',
  );
  const [scratch] = Object.keys(question.arms);
  expect(await refusal({ arms: { [scratch!]: question.arms.scratch } })).toBe("arms has lost same.");
});

test("runs of another name and folder's plan are found by what they compute", async () => {
  const { file, out } = written({ seeds: [5] });
  const run = await espalier("run", file, "--out", out, "--set", "/name=alone", "--set", "/seed=5");
  expect(run.code, run.stderr).toBe(0);
  expect(run.stderr).toContain("`espalier ablate");
  const { code, stderr } = await espalier("ablate", file, "--out", out);
  expect({ code, stderr }).toEqual({ code: 0, stderr: pageOf(out) });
});

test.each<[string, object, string]>([
  [
    "arms that are not valid, all of them",
    { arms: { a: { search: { trials: 0 } }, b: { growth: { inheritance: "copi" } } } },
    "2 of the arms cannot be run",
  ],
  ["an arm with a misspelt key", { arms: { a: { training: { updatez: 3 } } } }, "updatez"],
  ["a pointer that is not there", { grid: { "/search/trails": [1, 2] } }, "trails"],
  ["an unknown arm in a contrast", { arms: { a: {} }, contrasts: [["a", "c"]] }, 'There is no arm "c".'],
  [
    "a misspelt score",
    { scores: ["accuracie"] },
    'No run has a score "accuracie". Allowed: accuracy. Did you mean "accuracy"?',
  ],
  ["a seed twice", { seeds: [1, 1] }, "/ablation/seeds"],
  ["a misspelt key of the ablation", { arm: {} }, "/ablation"],
])("refused is %s, before anything runs", async (_, ablation, message) => {
  const { file, out } = written(ablation);
  for (const command of [
    ["validate", file],
    ["ablate", file, "--out", out],
  ]) {
    const { code, stderr } = await espalier(...command);
    expect(code, stderr).toBe(2);
    expect(stderr).toContain(message);
  }
  expect(existsSync(out)).toBe(false);
});

test("a project that has been moved with its runs needs no run again", async () => {
  const { file, out } = written({ seeds: [1] });
  await espalier("ablate", file, "--out", out);
  // At the same depth, so that relative paths to other files stay the same.
  const moved = emptyFolder();
  renameSync(dirname(file), moved);
  const { code, stderr } = await espalier(
    "ablate",
    join(moved, "question.json"),
    "--out",
    join(moved, "runs"),
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: pageOf(join(moved, "runs")) });
});

test("--workers is refused, since an ablation runs whole runs at once", async () => {
  const { file, out } = written({ seeds: [1] });
  const { code, stderr } = await espalier("ablate", file, "--out", out, "--workers", "2");
  expect(code).toBe(2);
  expect(stderr).toContain("Unknown argument: workers");
});

test.each(["0", "-1", "two"])("--at-once %s is refused", async (count) => {
  const { file, out } = written({ seeds: [1] });
  const { code, stderr } = await espalier("ablate", file, "--out", out, `--at-once=${count}`);
  expect(code).toBe(2);
  expect(stderr).toContain(`--at-once must be a positive integer, not "${count}"`);
});

test("an arm may take keys away, and --set changes the experiment that the arms change", async () => {
  const { file, out } = written(
    { ...question, arms: { ...question.arms, none: { search: { timeLimit: null } } } },
    { search: { trials: 1, timeLimit: 60 } },
  );
  const { code, stdout, stderr } = await espalier(
    "ablate",
    file,
    "--out",
    out,
    "--dry-run",
    "--set",
    "/growth/inheritance=momentum",
    "--set",
    "/ablation/seeds/-=7",
  );
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^none +\/search\/timeLimit: 60 -> nothing +1 2 7 /m);
  expect(stdout).toMatch(/^scratch +\/growth\/inheritance: momentum -> scratch +1 2 7 /m);
});

test("the decisive score cannot be changed afterwards", async () => {
  const { file, out } = written(
    { seeds: [1], arms: { same: {} }, scores: ["all", "accuracy"] },
    { scores: { all: ["acc*"] } },
  );
  await espalier("ablate", file, "--out", out);
  const content = JSON.parse(readFileSync(file, "utf8"));
  content.ablation.scores.reverse();
  writeFileSync(file, JSON.stringify(content));
  const turned = await espalier("ablate", file, "--out", out, "--extend");
  expect(turned.stderr).toContain("scores was");
});

test("a run of an arm records the file of the user, and can be exported from", async () => {
  const { out } = await undisturbed();
  const run = readdirSync(out).find((name) => name.startsWith("question-"))!;
  const environments = JSON.parse(readFileSync(join(out, run, "environment.json"), "utf8"));
  expect(environments[0].experimentFile).toMatch(/question\.json$/);
  const target = join(emptyFolder(), "model");
  const { code, stderr } = await espalier(
    "export",
    join(out, run),
    "--format",
    "safetensors",
    "--out",
    target,
  );
  expect(code, stderr).toBe(0);
});

test("a plug-in whose code has changed makes its runs run again", async () => {
  const { file, out } = written({ seeds: [1] });
  const folder = dirname(file);
  const shades = readFileSync("test/cases/shades/shades.ts", "utf8");
  writeFileSync(join(folder, "shades.ts"), shades);
  const content = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...content, plugins: ["./shades.ts"] }));
  await espalier("ablate", file, "--out", out);
  expect((await espalier("ablate", file, "--out", out)).stderr).toBe(pageOf(out));
  writeFileSync(join(folder, "shades.ts"), `${shades}\n// changed\n`);
  const { code, stderr } = await espalier("ablate", file, "--out", out);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain("baseline, seed 1: finished");
});

test("a file without an ablation is refused", async () => {
  const { code, stderr } = await espalier("ablate", "test/cases/shades/experiment.json");
  expect(code).toBe(2);
  expect(stderr).toContain("ESPALIER_NO_ABLATION");
});

test("a plan of another version is refused", async () => {
  const { file, out } = written({ seeds: [1] });
  await espalier("ablate", file, "--out", out);
  const plan = join(out, "question.ablation", "plan.json");
  writeFileSync(plan, readFileSync(plan, "utf8").replace('"version": 3', '"version": 9'));
  expect((await espalier("ablate", file, "--out", out)).stderr).toContain("it has version 9 instead of 3");
  rmSync(plan);
  expect((await espalier("ablate", file, "--out", out)).code).toBe(0);
});

test("the ablations that ship can be run, and have enough seeds to show a difference", async () => {
  const folder = "experiments/ablations";
  // Icons would have to be downloaded.
  for (const name of readdirSync(folder).filter((file) => /(?<!icons)\.json$/.test(file))) {
    const isQuick = name.endsWith(".quick.json");
    const command = isQuick ? ["ablate", join(folder, name), "--dry-run"] : ["validate", join(folder, name)];
    const { code, stdout, stderr } = await espalier(...command);
    expect(code, stderr).toBe(0);
    // The question of cheap-scores is the order of candidates, not a difference between scores.
    const promise =
      name === "cheap-scores.quick.json"
        ? /^There is no contrast to test\.$/m
        : /the smallest p is 0\.0[0-4]\d*\.$/m;
    if (isQuick) expect(stdout).toMatch(promise);
  }
});
