import type { Faults } from "./faults.ts";

export const faults: Faults = {
  silent: ["answers with a reason after any history", "the reason is empty: say in a few words what decided"],
  unready: [
    "answers with a reason after no finished step",
    'GrowthTrigger "unready" of plug-in "under-test" failed in fires(): Cannot read properties of undefined (reading \'validationLosses\')',
  ],
  dividing: [
    "answers with a reason after a loss of zero",
    "the reason shows a figure that does not exist: NaN % better",
  ],
  counting: [
    "gives the same answer again, in any order, by any instance",
    "the answer after a step of 10,000 measurements differs when asked again; it has to follow from the history alone",
  ],
  individual: [
    "gives the same answer again, in any order, by any instance",
    "the answer after a step of 10,000 measurements differs when asked again; it has to follow from the history alone",
  ],
  forgetting: [
    "leaves the history as it is",
    "fires changes its arguments (Cannot assign to read only property 'length' of object '[object Array]'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
};
