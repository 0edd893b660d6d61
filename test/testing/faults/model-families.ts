import type { Faults } from "./faults.ts";

export const faults: Faults = {
  uneven: [
    "describes axes of one name with one size",
    `ModelFamily "uneven" of plug-in "under-test" returned [ { name: 'visual.class_embedding', axes: [ [Object] ], initial: { type: 'normal', deviation: 0.5 }, trainable: true,... from describe(): the axis "text.residual" of "text_projection" has the size 5, elsewhere 4.`,
  ],
  miscounting: [
    "counts the parameters that it describes",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}: cost has 604 parameters, the description 605',
  ],
  cheap: [
    "counts the FLOPs of a forward pass's matrix products",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}: cost has 1968 FLOPs, the matrix products of one example 3936',
  ],
  moody: ["encodes the same batch for the same key, and without a key", "a second encoding differs"],
  peeking: [
    "ignores later steps, and keeps earlier encodings",
    'ModelFamily "peeking" of plug-in "under-test" failed in encoder(): the encoder reads test examples',
  ],
  dependent: [
    "computes outputs that do not depend on the rest of the batch",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}: "image" of an example changes by 0.00774 in a batch of its own',
  ],
  coupled: ["computes the output of a part from its own inputs", 'image: another "image" from only images'],
  incomplete: ["computes the output of a part from its own inputs", 'image: no "image" from only images'],
  idle: [
    "has a gradient for every trainable parameter",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}: no output depends on unused',
  ],
  inexact: [
    "preserves its function when it grows along each dimension",
    "image.depth 2 to 3, text.depth 1 to 3: the comparable values change by 0.271",
  ],
};
