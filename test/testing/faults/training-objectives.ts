import type { Faults } from "./faults.ts";

export const faults: Faults = {
  lacking: ["needs outputs and arrays that the family has", "the case's family lacks audio"],
  undeclared: [
    "computes a finite number from what it needs alone",
    'TrainingObjective "undeclared" of plug-in "under-test" failed in loss(): it reads the output "scale", which `needs` does not name',
  ],
  "undeclared-array": [
    "computes a finite number from what it needs alone",
    'TrainingObjective "undeclared-array" of plug-in "under-test" failed in loss(): it reads the array "positives", which `needs` does not name',
  ],
  infinite: ["computes a finite number from what it needs alone", "the loss of a batch is Infinity"],
  vector: [
    "computes a finite number from what it needs alone",
    'TrainingObjective "vector" of plug-in "under-test" returned Tensor { kept: false, isDisposedInternal: false, shape: [ 4 ], dtype: \'float32\', size: 4, strides: [], dataId: { id: ... from loss(): its shape is [4].',
  ],
  counting: [
    "computes the same again, by any instance, and leaves tensors as they are",
    "the loss of the same batch is 0.17405781149864197, then 1.1740578413009644; it has to follow from outputs and batch alone",
  ],
  disposing: [
    "computes the same again, by any instance, and leaves tensors as they are",
    'loss disposes of the tensor "text" that it was given',
  ],
  detached: [
    "has the gradient of its loss by each output that it needs",
    'the gradient by "text" is zero: nothing could be learned from it',
  ],
  halved: [
    "has the gradient of its loss by each output that it needs",
    'the gradient by "image" is 0.104 in its own direction, the loss changes by 0.209',
  ],
};
