import type { Faults } from "./faults.ts";

export const faults: Faults = {
  returning: [
    "returns each example once, in a single split",
    '"any/train/a" is in train of step 1 and in train of step 2',
  ],
  leaking: [
    "returns each example once, in a single split",
    '"1/train/a" is in train of step 1 and in test of step 1',
  ],
  unvalidated: [
    "has training and validation examples from the first step",
    "step 1 has no search-validation examples",
  ],
  endless: [
    "returns the same example by index and by iteration",
    "train of step 1: at(length) is not undefined",
  ],
  turned: [
    "returns the same example by index and by iteration",
    'train of step 1: index 0 is "1/train/a" by the iterator and "1/train/c" by at()',
  ],
  short: [
    "returns the same example by index and by iteration",
    "train of step 1: at(length) is not undefined",
  ],
  counting: [
    "returns the same examples in any call order and instance",
    "a second call returns other examples",
  ],
  individual: [
    "returns the same examples in any call order and instance",
    "another instance returns other examples",
  ],
  changing: ["returns the same examples after it has prepared a step", "prepare changes the examples"],
  hiding: ["shows its examples", "show returns nothing for 1/train/a; omit it to show only the id"],
};
