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
    "a budget is a share of the full one, in (0, 1]; after 0 trials: { type: 'start', budget: 0 }",
  ],
  greedy: [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    "no more than 1 trials may start; after 1 trials: { type: 'start', budget: 1 }",
  ],
  falling: [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    "a trial goes on to a larger budget than the 0.5 it had; after 1 trials: { type: 'continue', trial: 0, budget: 0.25 }",
  ],
  impatient: [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    "only a completed trial may go on; after 1 trials: { type: 'continue', trial: 0, budget: 1 }",
  ],
  endless: [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    "100 assignments for each of 1 trials, and no end: such a search goes on for ever",
  ],
  blind: [
    "lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials",
    "no more than 1 trials may start; after 1 trials: { type: 'start', budget: 1 }",
  ],
  generous: [
    "honours budgets and count where figures come in any order",
    "a budget is a share of the full one, in (0, 1]; after 29 trials: { type: 'start', budget: 1.0000001 }",
  ],
  "undefined-budget": [
    "honours budgets and count where figures rise",
    "a budget is a share of the full one, in (0, 1]; after 6 trials: { type: 'start', budget: NaN }",
  ],
  unknown: [
    "honours budgets and count where figures fall",
    "only a completed trial may go on; after 9 trials: { type: 'continue', trial: 99, budget: 1 }",
  ],
  late: [
    "starts a trial where there is none, and none where no more may start",
    "what comes first of 1 trials",
  ],
  promising: [
    "starts a trial where there is none, and none where no more may start",
    "an assignment is no promise: next answers at once; after 0 trials: Promise { { type: 'start', budget: 1 } }",
  ],
  misspelt: [
    "honours budgets and count where every other trial fails",
    "an assignment starts or continues a trial; after 4 trials: { type: 'begin', budget: 1 }",
  ],
  "fails-on-failures": ["honours budgets and count where every trial fails", "nothing to choose from"],
  "fails-on-ties": ["honours budgets and count where all figures are equal", "nothing to choose from"],
  "fails-on-gaps": ["honours budgets and count where no trial has a figure", "nothing to choose from"],
  "fails-on-violations": [
    "honours budgets and count where some trials break constraints",
    "nothing to choose from",
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
