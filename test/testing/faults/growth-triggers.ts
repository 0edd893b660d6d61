import type { Faults } from "./faults.ts";

export const faults: Faults = {
  silent: ["returns a reason after any history", "the reason is empty: state briefly what decided"],
  unready: [
    "returns a reason after no finished step",
    'GrowthTrigger "unready" of plug-in "under-test" failed in fires(): Cannot read properties of undefined (reading \'validationLosses\')',
  ],
  dividing: ["returns a reason after a loss of zero", "the reason contains a missing value: NaN % better"],
  counting: [
    "returns the same decision in any call order and instance",
    "the decision after a step of 10,000 measurements differs when asked a second time; it must depend only on the history",
  ],
  individual: [
    "returns the same decision in any call order and instance",
    "the decision after a step of 10,000 measurements differs when asked a second time; it must depend only on the history",
  ],
  forgetting: [
    "does not change the history",
    "fires changes its arguments (Cannot assign to read only property 'length' of object '[object Array]'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
};
