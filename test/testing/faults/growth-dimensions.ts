import type { Faults } from "./faults.ts";

export const faults: Faults = {
  inexact: [
    "leaves the function of the model unchanged if it is exact",
    "image.depth 1 to 2: what the live weights compute changes by 0.220; if that is meant, say `exact: false`",
  ],
  "one-tower": [
    "leaves the function of the model unchanged if it is exact",
    "text.depth 1 to 2: what the live weights compute changes by 0.123; if that is meant, say `exact: false`",
  ],
  "one-leap": [
    "leaves the function of the model unchanged if it is exact",
    "text.depth 1 to 3: what the live weights compute changes by 0.0908; if that is meant, say `exact: false`",
  ],
  later: [
    "leaves the function of the model unchanged if it is exact",
    "text.depth 1 to 2: what the live weights compute changes by 0.0186; if that is meant, say `exact: false`",
  ],
  together: [
    "leaves the function of the model unchanged if it is exact",
    "image.depth 1 to 2, text.depth 1 to 2: what the live weights compute changes by 0.148; if that is meant, say `exact: false`",
  ],
  unaveraged: [
    "leaves the function of the model unchanged if it is exact",
    "image.depth 1 to 2: what the averaged weights compute changes by 0.132; if that is meant, say `exact: false`",
  ],
  louder: [
    "leaves the function of the model unchanged if it is exact",
    "image.depth 1 to 2: what the live weights compute changes by 0.0267; if that is meant, say `exact: false`",
  ],
  "same-epsilon": [
    "leaves the function of the model unchanged if it is exact",
    "image.width 4 to 8: what the live weights compute changes by 0.00260; if that is meant, say `exact: false`",
  ],
  slotless: [
    "takes its own keys to the target's values, with everything that the optimizer has",
    'image.depth 1 to 2: slots.first lacks "visual.transformer.resblocks.1.ln_1.weight"; slots.first lacks "visual.transformer.resblocks.1.ln_1.bias"; slots.first lacks "visual.transformer.resblocks.1.attn.in_proj_weight"; and 33 more',
  ],
  "crossed-slots": [
    "grows averages and optimizer slots with their weights",
    'image.depth 1 to 2: slots.second has in "visual.transformer.resblocks.0.ln_1.weight" what belongs to other weights; slots.second has in "transformer.resblocks.0.ln_1.weight" what belongs to other weights',
  ],
  "shifted-slots": [
    "grows averages and optimizer slots with their weights",
    'image.mlpRatio 1 to 2: slots.first and slots.second have "visual.transformer.resblocks.0.mlp.c_fc.weight" with moments of entries that no update has changed',
  ],
  counted: [
    "grows averages and optimizer slots with their weights",
    'image.depth 1 to 2: slots.count has updates in "visual.transformer.resblocks.1.ln_1.weight" of entries that are new; slots.count has updates in "visual.transformer.resblocks.1.ln_1.bias" of entries that are new; slots.count has updates in "visual.transformer.resblocks.1.attn.in_proj_weight" of entries that are new; and 9 more',
  ],
  negative: [
    "takes its own keys to the target's values, with everything that the optimizer has",
    'image.depth 1 to 2: slots.second has "visual.class_embedding" with numbers below 0; slots.second has "visual.positional_embedding" with numbers below 0; slots.second has "visual.conv1.weight" with numbers below 0; and 33 more',
  ],
  short: [
    "takes its own keys to the target's values, with everything that the optimizer has",
    "GrowthDimension \"short\" of plug-in \"under-test\" returned { architecture: Architecture { values: { 'embedding.width': 4, 'image.depth': 2, 'image.mlpRatio': 1, 'image.width': ... from expand(): slots.first: \"visual.class_embedding\" has 3 numbers for the shape [4].",
  ],
  erasing: [
    "is a pure function of state, target and key",
    "expand changes the state that it is given: work on copies",
  ],
  grabbing: [
    "takes its own keys to the target's values, with everything that the optimizer has",
    "image.depth 1 to 2: the state's architecture is another one (image.mlpRatio 1 to 2, image.width 4 to 8)",
  ],
  ordered: [
    "draws new parameters by name, whatever else grows",
    '"transformer.resblocks.1.mlp.c_fc.weight" of image.depth 1 to 2, text.depth 1 to 2 starts otherwise than of text.depth 1 to 2; "transformer.resblocks.1.mlp.c_fc.weight" of image.depth 1 to 3, text.depth 1 to 3 starts otherwise than of text.depth 1 to 2; "transformer.resblocks.2.mlp.c_fc.weight" of image.depth 1 to 3, text.depth 1 to 3 starts otherwise than of text.depth 1 to 3; draw new values from random.fork(name), so that candidates start alike in what they have in common',
  ],
  counting: [
    "is a pure function of state, target and key",
    "expanded again, the child is another one: keep nothing, draw from the key",
  ],
  restless: [
    "leaves a state that is there already as it is, whatever else grows",
    'expanded to its own architecture, a state of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} is another one',
  ],
  meddling: [
    "leaves a state that is there already as it is, whatever else grows",
    'expanded to one that differs in keys of other dimensions, a state of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} is another one',
  ],
  undecided: [
    "reaches larger values of the space, the current one first, and grows from somewhere",
    'GrowthDimension "undecided" of plug-in "under-test" lacks `exact`.',
  ],
  backwards: [
    "reaches larger values of the space, the current one first, and grows from somewhere",
    'GrowthDimension "backwards" of plug-in "under-test" returned [ { dimension: \'image.depth\', values: [ 3, 2, 1 ] }, { dimension: \'text.depth\', values: [ 3, 2, 1 ] } ] from reach(): entry 0: "image.depth" does not begin with its current value.',
  ],
  unordered: [
    "reaches larger values of the space, the current one first, and grows from somewhere",
    'image.depth of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} reaches [1,3,2]: numbers are to rise',
  ],
  shrinking: [
    "reaches larger values of the space, the current one first, and grows from somewhere",
    'text.depth of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":2,"text.mlpRatio":1,"text.width":4} reaches [2,3,1]: numbers are to rise',
  ],
  outside: [
    "reaches larger values of the space, the current one first, and grows from somewhere",
    'GrowthDimension "outside" of plug-in "under-test" returned [ { dimension: \'image.depth\', values: [ 3 ] }, { dimension: \'text.depth\', values: [ 3, 4 ] } ] from reach(): entry 1: "text.depth" has no value 4.',
  ],
  elsewhere: [
    "reaches larger values of the space, the current one first, and grows from somewhere",
    "GrowthDimension \"elsewhere\" of plug-in \"under-test\" returned [ { dimension: 'image.depth', values: [ 1, 2, 3 ] }, { dimension: 'text.depth', values: [ 1, 2, 3 ] }, { dimension: '... from reach(): entry 2: the space has no dimension 'sound.depth'.",
  ],
  twice: [
    "reaches larger values of the space, the current one first, and grows from somewhere",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} reaches along image.depth twice',
  ],
  rooted: [
    "reaches larger values of the space, the current one first, and grows from somewhere",
    "reaches nothing from anywhere: does the case's space have what it grows?",
  ],
  wavering: [
    "reaches larger values of the space, the current one first, and grows from somewhere",
    "asked in another order, it reaches other values",
  ],
};
