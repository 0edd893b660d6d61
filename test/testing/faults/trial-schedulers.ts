import type { Faults } from "./faults.ts";

export const faults: Faults = {
  "hidden-counter": [
    "assigns the same for the same history, whatever it was asked before",
    "the assignment after 17 trials is another one when it is asked for again; it has to follow from what `next` is given alone: keep nothing between calls, and read figures by `toMinimise`",
  ],
  mutating: [
    "leaves the history as it is",
    "next changes what it was given (Cannot assign to read only property '0' of object '[object Array]'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
  "one-way": [
    "goes by the direction of the objective",
    "the assignment after 4 trials is another one when the objective is maximised and all its figures have the opposite sign; it has to follow from what `next` is given alone: keep nothing between calls, and read figures by `toMinimise`",
  ],
  nothing: [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    'TrialScheduler "nothing" of plug-in "under-test" returned { type: \'start\', budget: 0 } from next().',
  ],
  greedy: [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    'TrialScheduler "greedy" of plug-in "under-test" returned { type: \'start\', budget: 1 } from next(): the search may start 1 trials, and has started 1.',
  ],
  falling: [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    'a trial goes on to a larger budget than the 0.5 it had; after 1 trials: {"type":"continue","trial":0,"budget":0.25}',
  ],
  impatient: [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    'only a completed trial may go on; after 1 trials: {"type":"continue","trial":0,"budget":1}',
  ],
  endless: [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    "100 assignments for each of 1 trials, and no end: such a search goes on for ever",
  ],
  blind: [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    'TrialScheduler "blind" of plug-in "under-test" returned { type: \'start\', budget: 1 } from next(): the search may start 1 trials, and has started 1.',
  ],
  generous: [
    "honours budgets and count where figures come in any order",
    'TrialScheduler "generous" of plug-in "under-test" returned { type: \'start\', budget: 1.0000001 } from next().',
  ],
  "undefined-budget": [
    "honours budgets and count where figures rise",
    'TrialScheduler "undefined-budget" of plug-in "under-test" returned { type: \'start\', budget: NaN } from next().',
  ],
  unknown: [
    "honours budgets and count where figures fall",
    'TrialScheduler "unknown" of plug-in "under-test" returned { type: \'continue\', trial: 99, budget: 1 } from next(): there are 9 trials, numbered from 0.',
  ],
  late: [
    "starts a trial where there is none, and none where no more may start",
    "what comes first of 1 trials",
  ],
  promising: [
    "starts a trial where there is none, and none where no more may start",
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
    "honours budgets and count where all figures are equal",
    'TrialScheduler "fails-on-ties" of plug-in "under-test" failed in next(): nothing to choose from',
  ],
  "fails-on-gaps": [
    "honours budgets and count where no trial has a figure",
    'TrialScheduler "fails-on-gaps" of plug-in "under-test" failed in next(): nothing to choose from',
  ],
  "fails-on-violations": [
    "honours budgets and count where some trials break constraints",
    'TrialScheduler "fails-on-violations" of plug-in "under-test" failed in next(): nothing to choose from',
  ],
  named: [
    "goes by the name of the objective",
    "the assignment after 4 trials is another one when the objective has another name; it has to follow from what `next` is given alone: keep nothing between calls, and read figures by `toMinimise`",
  ],
  hoarding: [
    "goes on after an interruption at any assignment as if there had been none",
    "the assignment after 1 trials is another one when the run was resumed; it has to follow from what `next` is given alone: keep nothing between calls, and read figures by `toMinimise`",
  ],
};
