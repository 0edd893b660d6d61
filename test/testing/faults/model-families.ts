import type { Faults } from "./faults.ts";

export const faults: Faults = {
  uneven: [
    "describes parameters of which axes of one name have one size",
    `ModelFamily "uneven" of plug-in "under-test" returned [ { name: 'visual.class_embedding', axes: [ [Object] ], initial: { type: 'normal', deviation: 0.5 }, trainable: true,... from describe(): the axis "text.residual" of "text_projection" has the size 5, elsewhere 4.`,
  ],
  miscounting: [
    "counts the parameters that it describes",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}: cost has 604 parameters, the description 605',
  ],
  cheap: [
    "counts the operations of the matrix products of a forward pass",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}: cost has 1968 FLOPs, the matrix products of one example 3936',
  ],
  moody: [
    "encodes the same batch by the same key, and the same without a key",
    "encoded again, it is another batch",
  ],
  peeking: [
    "knows nothing of later steps, and keeps what it knew",
    'ModelFamily "peeking" of plug-in "under-test" failed in encoder(): the encoder asks for test examples',
  ],
  dependent: [
    "computes outputs that do not depend on the rest of the batch",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}: "image" of an example changes by 0.00774 if it stands alone',
  ],
  coupled: ["computes the output of a part of its inputs alone", 'image: another "image" from images alone'],
  incomplete: ["computes the output of a part of its inputs alone", 'image: no "image" from images alone'],
  idle: [
    "has a gradient by every trainable parameter",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}: no output depends on unused',
  ],
  inexact: [
    "grows along each dimension without changing its function",
    "image.depth 2 to 3, text.depth 1 to 3: the comparable numbers change by 0.271",
  ],
};
