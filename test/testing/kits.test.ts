import { execFile } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { uncoloured } from "../uncoloured.ts";
import { faults as dataStreams } from "./faults/data-streams.ts";
import { faults as evaluators } from "./faults/evaluators.ts";
import type { Faults } from "./faults/faults.ts";
import { faults as growthDimensions } from "./faults/growth-dimensions.ts";
import { faults as inheritances } from "./faults/inheritances.ts";
import { faults as modelFamilies } from "./faults/model-families.ts";
import { faults as searchStrategies } from "./faults/search-strategies.ts";
import { faults as replayPolicies } from "./faults/replay-policies.ts";
import { faults as growthTriggers } from "./faults/growth-triggers.ts";
import { faults as growthSpaces } from "./faults/growth-spaces.ts";
import { faults as learningRateSchedules } from "./faults/learning-rate-schedules.ts";
import { faults as selections } from "./faults/selections.ts";
import { faults as trainingObjectives } from "./faults/training-objectives.ts";
import { faults as downstreamTasks } from "./faults/downstream-tasks.ts";
import { faults as trialSchedulers } from "./faults/trial-schedulers.ts";

/**
 * Seeds of each kit's draws. A fault has to be found with every one of them: `KIT_SEEDS=5-54 npx vitest run
 * test/testing` tries 50.
 */
const SEEDS = process.env["KIT_SEEDS"] ?? "5-6";

/** What each broken strategy is told, such as `SearchStrategy "outside"`, by the test that is about its fault. */
const FAULTS: Faults = {
  ...of("SearchStrategy", searchStrategies),
  ...of("TrialScheduler", trialSchedulers),
  ...of("Evaluator", evaluators),
  ...of("GrowthDimension", growthDimensions),
  ...of("ParameterInheritance", inheritances),
  ...of("DataStream", dataStreams),
  ...of("ModelFamily", modelFamilies),
  ...of("DownstreamTask", downstreamTasks),
  ...of("TrainingObjective", trainingObjectives),
  ...of("Selection", selections),
  ...of("GrowthSpace", growthSpaces),
  ...of("GrowthTrigger", growthTriggers),
  ...of("ReplayPolicy", replayPolicies),
  ...of("LearningRateSchedule", learningRateSchedules),
};

function of(port: string, faults: Faults): Faults {
  return Object.fromEntries(Object.entries(faults).map(([type, fault]) => [`${port} "${type}"`, fault]));
}

/** What the JSON reporter says. */
interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly [seed: string, strategy: string];
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** By strategy what the test about its fault said with each seed; empty where it passed. */
const messages = new Map<string, { readonly seed: string; readonly message: string }[]>();

beforeAll(async () => {
  for (const { assertionResults } of (await runBroken()).testResults) {
    for (const { ancestorTitles, title, status, failureMessages } of assertionResults) {
      const [seed, strategy] = ancestorTitles;
      const known = messages.get(strategy) ?? [];
      messages.set(strategy, known);
      if (title === FAULTS[strategy]?.[0] && status !== "skipped")
        known.push({ seed, message: failureMessages.join("\n") });
    }
  }
}, Infinity);

/** One process for all of them, since a start takes longer than the tests; of each one the test about its fault. */
function runBroken(): Promise<Report> {
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const root = join(import.meta.dirname, "broken");
  const names = Object.entries(FAULTS).map(([strategy, [title]]) => `${strategy}.*${escaped(title)}$`);
  const command = [vitest, "run", "--root", root, "--reporter", "json", "-t", names.join("|")];
  const options = { env: { ...uncoloured(), KIT_SEEDS: SEEDS }, maxBuffer: 1e9 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, options, (_error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout) as Report);
      } catch {
        reject(new Error(`no report:\n${stdout}\n${stderr}`));
      }
    });
  });
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
}

/** What an author reads first, without the values that were compared and without the stack. */
function adviceOf(message: string): string {
  const [advice = ""] = message.replace(/^.*\nGot /s, "").split(/: expected |\n/);
  return advice.replace(/^\w*[Ee]rror: /, "");
}

test.each(Object.entries(FAULTS))("%s", (strategy, [, advice]) => {
  const said = messages.get(strategy) ?? [];
  expect(adviceOf(said[0]?.message ?? "the test did not run")).toBe(advice);
  const missed = said.filter(({ message }) => message === "").map(({ seed }) => seed);
  expect(missed, "draws that the fault is not found with").toEqual([]);
});

test("every broken strategy has its fault in the table", () => {
  expect([...messages.keys()].toSorted()).toEqual(Object.keys(FAULTS).toSorted());
});

test("a random test tells by which seed it can be repeated, and the smallest input", () => {
  const { message } = messages.get('SearchStrategy "outside"')![0]!;
  expect(message).toContain('{ seed: 5, path: "0:0:0:0:0:0", endOnFailure: true }');
  expect(message).toContain(
    'Counterexample: [{"dimensions":[{"type":"integer","low":0,"high":0,"step":1}]},0,false,1]',
  );
});
