import type { Faults } from "./faults.ts";

export const faults: Faults = {
  silent: ["takes one of any trials, with a reason", "the reason is empty: say in a few words what decided"],
  "undefined-figure": [
    "takes one of any trials, with a reason",
    "the reason shows a figure that does not exist: accurate to undefined",
  ],
  inventing: [
    "takes one of any trials, with a reason",
    'Selection "inventing" of plug-in "under-test" returned { trial: { number: 99, architecture: Architecture { values: [Object] }, status: \'completed\', budget: 1, measurements:... from choose(): the trials were 0, 1, 2, 3.',
  ],
  "one-way": [
    "takes the trial that is better in every objective where nothing else differs",
    "trial 8 wins (the best), and trial 0 is better in every objective: maximize loss",
  ],
  second: [
    "takes the trial that is better in every objective where nothing else differs",
    "trial 2 wins (the best), and trial 0 is better in every objective: minimize loss",
  ],
  named: [
    "goes by the names of the objectives",
    "another trial wins if the objectives have other names; read figures by `objective.measurement`",
  ],
  strict: [
    "takes one of the trials, or says why none can win",
    'of a single trial that was measured, with 1 objectives: Selection "strict" of plug-in "under-test" returned { trial: undefined, reason: \'the best\' } from choose().',
  ],
  counting: [
    "takes the same trial again, in any order, by any instance, after a run was resumed",
    "asked again, another trial wins; the choice has to follow from trials and objectives alone",
  ],
  sorting: [
    "leaves the trials as they are",
    "choose changes its arguments (Cannot assign to read only property '0' of object '[object Array]'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
};
