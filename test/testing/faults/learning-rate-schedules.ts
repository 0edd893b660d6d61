import type { Faults } from "./faults.ts";

export const faults: Faults = {
  rising: [
    "returns a factor for every update of two updates",
    'LearningRateSchedule "rising" of plug-in "under-test" returned 1.3333333333333333 from factor().',
  ],
  undershooting: [
    "returns a factor for every update of 10,000 updates",
    'LearningRateSchedule "undershooting" of plug-in "under-test" returned -0.00019999999999997797 from factor().',
  ],
  "undefined-factor": [
    "returns a factor for every update of a single update",
    'LearningRateSchedule "undefined-factor" of plug-in "under-test" returned NaN from factor().',
  ],
  forgetful: [
    "returns a factor for every update of step 2,000",
    'LearningRateSchedule "forgetful" of plug-in "under-test" returned -0.9990000000000001 from factor().',
  ],
  "unchanged-only": [
    "returns a factor for every update of a step that kept its architecture",
    'LearningRateSchedule "unchanged-only" of plug-in "under-test" returned Infinity from factor().',
  ],
  stepwise: [
    "returns the same factors in any call order and instance",
    "the factors of 10,000 updates differ when asked a second time; they must depend only on update and training",
  ],
  individual: [
    "returns the same factors in any call order and instance",
    "the factors of 10,000 updates differ when asked a second time; they must depend only on update and training",
  ],
  shortening: [
    "does not change the training",
    "factor changes its arguments (Cannot assign to read only property 'updates' of object '#<Object>'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
};
