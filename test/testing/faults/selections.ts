import type { Faults } from "./faults.ts";

export const faults: Faults = {
  silent: ["selects one of any trials with a reason", "the reason is empty: state briefly what decided"],
  "undefined-figure": [
    "selects one of any trials with a reason",
    "the reason contains a missing value: accurate to undefined",
  ],
  inventing: [
    "selects one of any trials with a reason",
    'Selection "inventing" of plug-in "under-test" returned { trial: { number: 99, architecture: Architecture { values: [Object] }, status: \'completed\', budget: 1, measurements:... from choose(): the trials were 0, 1, 2, 3.',
  ],
  "one-way": [
    "selects the trial that is better in every objective if all else is equal",
    "trial 8 wins (the best), but trial 0 is better in every objective: maximize loss",
  ],
  second: [
    "selects the trial that is better in every objective if all else is equal",
    "trial 2 wins (the best), but trial 0 is better in every objective: minimize loss",
  ],
  named: [
    "follows the names of the objectives",
    "another trial wins if the objectives have other names; read measurements by `objective.measurement`",
  ],
  strict: [
    "selects one of the trials, or throws an error with the reason",
    'of a single measured trial, with 1 objectives: Selection "strict" of plug-in "under-test" returned { trial: undefined, reason: \'the best\' } from choose().',
  ],
  counting: [
    "selects the same trial in any call order and instance, and after a run was resumed",
    "a second call selects another trial; the choice must depend only on trials and objectives",
  ],
  sorting: [
    "does not change the trials",
    "choose changes its arguments (Cannot assign to read only property '0' of object '[object Array]'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
};
