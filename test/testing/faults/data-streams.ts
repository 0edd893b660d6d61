import type { Faults } from "./faults.ts";

export const faults: Faults = {
  returning: [
    "gives no example twice, and none in two splits",
    '"any/train/a" is in train of step 1 and in train of step 2',
  ],
  leaking: [
    "gives no example twice, and none in two splits",
    '"1/train/a" is in train of step 1 and in test of step 1',
  ],
  unvalidated: [
    "has examples to train on and to validate on from the first step",
    "step 1 has no search-validation examples",
  ],
  endless: [
    "gives the example of a place, however it is asked for",
    "train of step 1: at(length) is not undefined",
  ],
  turned: [
    "gives the example of a place, however it is asked for",
    'train of step 1: place 0 is "1/train/a" by the iterator and "1/train/c" by at()',
  ],
  short: [
    "gives the example of a place, however it is asked for",
    "train of step 1: at(length) is not undefined",
  ],
  counting: [
    "gives the same examples again, in any order, by any instance",
    "asked again, it gives other examples",
  ],
  individual: [
    "gives the same examples again, in any order, by any instance",
    "another instance gives other examples",
  ],
  hiding: ["shows its examples", "show has nothing of 1/train/a; leave it out to show the id alone"],
};
