import { execFile } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";

/** What the JSON reporter says. */
interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** By strategy, such as `SearchStrategy "outside"`: each test that failed, and what it said. */
let failures: ReadonlyMap<string, Readonly<Record<string, string>>>;

beforeAll(async () => {
  const found = new Map<string, Record<string, string>>();
  for (const { assertionResults } of (await runBroken()).testResults) {
    for (const { ancestorTitles, title, failureMessages } of assertionResults) {
      const failed = found.get(ancestorTitles[0]!) ?? {};
      if (failureMessages.length > 0) failed[title] = failureMessages.join("\n");
      found.set(ancestorTitles[0]!, failed);
    }
  }
  failures = found;
});

/** One process for all of them, since a start takes longer than the tests. */
function runBroken(): Promise<Report> {
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const root = join(import.meta.dirname, "broken");
  const command = [vitest, "run", "--root", root, "--reporter", "json"];
  const options = { env: { ...process.env, NO_COLOR: "1" }, maxBuffer: 1e8 };
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

/** What an author reads first, without the values that were compared and without the stack. */
function adviceOf(message: string): string {
  const [advice = ""] = message.replace(/^.*\nGot /s, "").split(/: expected |\n/);
  return advice.replace(/^\w*[Ee]rror: /, "");
}

const INSIDE = "proposes inside the space, whatever space that is";

/** What each broken strategy is told, by the test that is about its fault. */
const FAULTS: Readonly<Record<string, readonly [test: string, advice: string]>> = {
  'SearchStrategy "hidden-counter"': [
    "proposes the same for the same history and key, whatever it was asked before",
    "proposal 17 is another one when it is asked for again; it has to follow from the request alone: keep nothing between calls, and draw from request.random",
  ],
  'SearchStrategy "forgetful"': [
    "goes on after an interruption at any trial as if there had been none",
    "proposal 2 is another one after the run was resumed; it has to follow from the request alone: keep nothing between calls, and draw from request.random",
  ],
  'SearchStrategy "mutating"': [
    "leaves the history and the space as they are",
    "propose changes what it was given (Cannot assign to read only property '0' of object '[object Array]'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
  'SearchStrategy "one-way"': [
    "goes by the direction of the objective",
    "proposal 3 is another one when the objective is maximised and all its figures have the opposite sign; read figures by `toMinimise`",
  ],
  'SearchStrategy "outside"': [INSIDE, 'proposal 0 lies outside the space: {"depth":99}'],
  'SearchStrategy "noted"': [
    INSIDE,
    "proposal 0 has notes that the log cannot keep; text, finite numbers and truth values can be kept: { temperature: NaN }",
  ],
  'SearchStrategy "trusting"': [
    "survives failed and running trials, figures that are missing or not finite, several objectives and constraints",
    "Cannot read properties of undefined (reading 'toFixed')",
  ],
  'SearchStrategy "endless"': [
    INSIDE,
    "propose looked 20000 times at a space of 1 points without an answer: such a search hangs. Bound the number of tries, and return undefined when nothing is left.",
  ],
  'SearchStrategy "counting"': [
    "answers in a space of 10^12 points",
    "propose looked 20000 times at a space of 1000000000000 points without an answer: such a search hangs. Bound the number of tries, and return undefined when nothing is left.",
  ],
  'SearchStrategy "repeating"': [
    "proposes nothing twice, and ends when the space is exhausted",
    'proposal 1 is {"a":0}, which trial 0 (completed) was; if that is meant, the case says `repeats: true`',
  ],
  'SearchStrategy "hurried"': [
    "proposes nothing twice, and ends when the space is exhausted",
    "architectures proposed, of 6 in the space",
  ],
  'SearchStrategy "undocumented"': [
    "documents itself and its options",
    'what users would miss: the options allow names that do not exist: give Type.Object { additionalProperties: false }; option "rate" has no description; option "deep" has no description; option "deep.inner" has no description',
  ],
  'TrialScheduler "hidden-counter"': [
    "assigns the same for the same history, whatever it was asked before",
    "the assignment after 2 trials is another one when it is asked for again; it has to follow from what `next` is given alone: keep nothing between calls, and read figures by `toMinimise`",
  ],
  'TrialScheduler "mutating"': [
    "leaves the history as it is",
    "next changes what it was given (Cannot assign to read only property '0' of object '[object Array]'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
  'TrialScheduler "one-way"': [
    "goes by the direction of the objective",
    "the assignment after 3 trials is another one when it is maximised, with all figures of the opposite sign; it has to follow from what `next` is given alone: keep nothing between calls, and read figures by `toMinimise`",
  ],
  'TrialScheduler "nothing"': [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    'a budget is a share of the full one, in (0, 1]; after 0 trials: {"type":"start","budget":0}',
  ],
  'TrialScheduler "greedy"': [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    'no more than 1 trials may start; after 1 trials: {"type":"start","budget":1}',
  ],
  'TrialScheduler "falling"': [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    'a trial goes on to a larger budget than the 0.5 it had; after 1 trials: {"type":"continue","trial":0,"budget":0.25}',
  ],
  'TrialScheduler "impatient"': [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    'only a completed trial may go on; after 1 trials: {"type":"continue","trial":0,"budget":1}',
  ],
  'TrialScheduler "endless"': [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    "100 assignments for each of 1 trials, and no end: such a search goes on for ever",
  ],
  'Evaluator "drifting"': [
    "measures the same for the same candidate, whatever it measured before",
    '{"depth":2} has other figures in another order; declare `varies: true` of what cannot be repeated',
  ],
  'Evaluator "silent"': [
    "measures all that it declares, as finite numbers",
    '"loss" of {"depth":1} is undefined',
  ],
  'Evaluator "careless"': [
    "says what cannot be measured",
    'what {"depth":9} ended with, in place of an EspalierError',
  ],
  'Evaluator "restless"': [
    "trains the same for the same search, and every candidate is a part of it",
    "another model from the same search",
  ],
  'Evaluator "pushy"': [
    "leaves the candidate as it is",
    "measure changes what it was given (Cannot assign to read only property 'budget' of object '#<Object>'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
  'GrowthDimension "inexact"': [
    "leaves the function of the model unchanged if it is exact",
    "text.depth 1 to 2: inner products of features change by 0.394; if that is meant, say `exact: false`",
  ],
  'GrowthDimension "slotless"': [
    "takes its own keys to the target's values, with everything that the optimizer has",
    'text.depth 1 to 2: slots.first lacks "transformer.resblocks.1.ln_1.weight"; slots.first lacks "transformer.resblocks.1.ln_1.bias"; slots.first lacks "transformer.resblocks.1.attn.in_proj_weight"; and 33 more',
  ],
  'GrowthDimension "backwards"': [
    "reaches values of the space, the current one first, and grows from somewhere",
    'image.depth of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":2,"text.mlpRatio":1,"text.width":4} reaches [2,1]: the first is to be the current value',
  ],
  'ParameterInheritance "erasing"': [
    "is a pure function of the request, and leaves the parent as it is",
    "inherit changes the parent: work on copies",
  ],
  'ParameterInheritance "childless"': [
    "gives the child all parameters, averages and slots of its architecture",
    "image.depth 1 to 2: the state's architecture is another one (image.depth 2 to 1)",
  ],
};

test.each(Object.entries(FAULTS))("%s", (strategy, [title, advice]) => {
  const message = failures.get(strategy)?.[title];
  expect(adviceOf(message ?? "nothing failed")).toBe(advice);
});

test("every broken strategy has its fault in the table", () => {
  expect([...failures.keys()].toSorted()).toEqual(Object.keys(FAULTS).toSorted());
});

test("a random test tells by which seed it can be repeated, and the smallest input", () => {
  const { [INSIDE]: message } = failures.get('SearchStrategy "outside"')!;
  expect(message).toContain('{ seed: 5, path: "0:0:0:0:0:0", endOnFailure: true }');
  expect(message).toContain(
    'Counterexample: [{"dimensions":[{"type":"integer","low":0,"high":0,"step":1}]},0,false,1]',
  );
});
