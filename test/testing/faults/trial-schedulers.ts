import type { Faults } from "./faults.ts";

export const faults: Faults = {
  "hidden-counter": [
    "assigns the same for the same history, independently of earlier calls",
    "the assignment after 17 trials differs when asked a second time; it must depend only on the arguments of `next`: keep no state between calls, and read measurements by `toMinimise`",
  ],
  mutating: [
    "does not change the history",
    "next changes its arguments (Cannot assign to read only property '0' of object '[object Array]'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
  "one-way": [
    "follows the direction of the objective",
    "the assignment after 4 trials differs when the objective is maximised and all its values are negated; it must depend only on the arguments of `next`: keep no state between calls, and read measurements by `toMinimise`",
  ],
  nothing: [
    "raises budgets within (0, 1], honours the count and ends, for random outcomes",
    'TrialScheduler "nothing" of plug-in "under-test" returned { type: \'start\', budget: 0 } from next().',
  ],
  greedy: [
    "raises budgets within (0, 1], honours the count and ends, for random outcomes",
    'TrialScheduler "greedy" of plug-in "under-test" returned { type: \'start\', budget: 1 } from next(): the search may start 1 trials, and has started 1.',
  ],
  falling: [
    "raises budgets within (0, 1], honours the count and ends, for random outcomes",
    'a trial must be continued to a larger budget than the 0.5 it had; after 1 trials: {"type":"continue","trial":0,"budget":0.25}',
  ],
  impatient: [
    "raises budgets within (0, 1], honours the count and ends, for random outcomes",
    'only a completed trial may be continued; after 1 trials: {"type":"continue","trial":0,"budget":1}',
  ],
  endless: [
    "raises budgets within (0, 1], honours the count and ends, for random outcomes",
    "100 assignments for each of 1 trials without an end: such a search never ends",
  ],
  blind: [
    "raises budgets within (0, 1], honours the count and ends, for random outcomes",
    'TrialScheduler "blind" of plug-in "under-test" returned { type: \'start\', budget: 1 } from next(): the search may start 1 trials, and has started 1.',
  ],
  generous: [
    "honours budgets and count where measurements are in random order",
    'TrialScheduler "generous" of plug-in "under-test" returned { type: \'start\', budget: 1.0000001 } from next().',
  ],
  "undefined-budget": [
    "honours budgets and count where measurements rise",
    'TrialScheduler "undefined-budget" of plug-in "under-test" returned { type: \'start\', budget: NaN } from next().',
  ],
  unknown: [
    "honours budgets and count where measurements fall",
    'TrialScheduler "unknown" of plug-in "under-test" returned { type: \'continue\', trial: 99, budget: 1 } from next(): there are 9 trials, numbered from 0.',
  ],
  late: ["starts a trial for an empty history, and none beyond the count", "first assignment of 1 trials"],
  promising: [
    "starts a trial for an empty history, and none beyond the count",
    'TrialScheduler "promising" of plug-in "under-test" returned a Promise from next(): it has to answer at once, without async.',
  ],
  misspelt: [
    "honours budgets and count where every other trial fails",
    'TrialScheduler "misspelt" of plug-in "under-test" returned { type: \'begin\', budget: 1 } from next().',
  ],
  "fails-on-failures": [
    "honours budgets and count where every trial fails",
    'TrialScheduler "fails-on-failures" of plug-in "under-test" failed in next(): nothing to choose from',
  ],
  "fails-on-ties": [
    "honours budgets and count where all measurements are equal",
    'TrialScheduler "fails-on-ties" of plug-in "under-test" failed in next(): nothing to choose from',
  ],
  "fails-on-gaps": [
    "honours budgets and count where no trial has a measurement",
    'TrialScheduler "fails-on-gaps" of plug-in "under-test" failed in next(): nothing to choose from',
  ],
  "fails-on-violations": [
    "honours budgets and count where some trials break constraints",
    'TrialScheduler "fails-on-violations" of plug-in "under-test" failed in next(): nothing to choose from',
  ],
  named: [
    "follows the name of the objective",
    "the assignment after 4 trials differs when the objective has another name; it must depend only on the arguments of `next`: keep no state between calls, and read measurements by `toMinimise`",
  ],
  hoarding: [
    "continues after an interruption at any assignment without a difference",
    "the assignment after 1 trials differs when the run was resumed; it must depend only on the arguments of `next`: keep no state between calls, and read measurements by `toMinimise`",
  ],
};
