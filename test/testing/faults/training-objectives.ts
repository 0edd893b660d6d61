import type { Faults } from "./faults.ts";

export const faults: Faults = {
  lacking: ["needs outputs and arrays that the family has", "the case's family lacks audio"],
  undeclared: [
    "computes a finite number from only what it needs",
    'TrainingObjective "undeclared" of plug-in "under-test" failed in loss(): it reads the output "scale", which is missing in `needs`',
  ],
  "undeclared-array": [
    "computes a finite number from only what it needs",
    'TrainingObjective "undeclared-array" of plug-in "under-test" failed in loss(): it reads the array "positives", which is missing in `needs`',
  ],
  infinite: ["computes a finite number from only what it needs", "the loss of a batch is Infinity"],
  vector: [
    "computes a finite number from only what it needs",
    'TrainingObjective "vector" of plug-in "under-test" returned Tensor { kept: false, isDisposedInternal: false, shape: [ 4 ], dtype: \'float32\', size: 4, strides: [], dataId: { id: ... from loss(): its shape is [4].',
  ],
  counting: [
    "computes the same in any instance, and does not dispose of tensors",
    "the loss of the same batch is 0.17405781149864197, then 1.1740578413009644; it must depend only on outputs and batch",
  ],
  disposing: [
    "computes the same in any instance, and does not dispose of tensors",
    'loss disposes of the tensor "text" of its arguments',
  ],
  detached: [
    "has a correct gradient for each output that it needs",
    'the gradient by "text" is zero, so training has no effect',
  ],
  halved: [
    "has a correct gradient for each output that it needs",
    'the gradient by "image" is 0.104 in its own direction, the loss changes by 0.209',
  ],
};
