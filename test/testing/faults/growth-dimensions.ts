import type { Faults } from "./faults.ts";

export const faults: Faults = {
  inexact: [
    "preserves the function of the model if it is exact",
    "image.depth 1 to 2: the function of the live weights changes by 0.220; if that is intended, declare `exact: false`",
  ],
  "one-tower": [
    "preserves the function of the model if it is exact",
    "text.depth 1 to 2: the function of the live weights changes by 0.123; if that is intended, declare `exact: false`",
  ],
  "one-leap": [
    "preserves the function of the model if it is exact",
    "text.depth 1 to 3: the function of the live weights changes by 0.0908; if that is intended, declare `exact: false`",
  ],
  later: [
    "preserves the function of the model if it is exact",
    "text.depth 1 to 2: the function of the live weights changes by 0.0186; if that is intended, declare `exact: false`",
  ],
  together: [
    "preserves the function of the model if it is exact",
    "image.depth 1 to 2, text.depth 1 to 2: the function of the live weights changes by 0.148; if that is intended, declare `exact: false`",
  ],
  unaveraged: [
    "preserves the function of the model if it is exact",
    "image.depth 1 to 2: the function of the averaged weights changes by 0.132; if that is intended, declare `exact: false`",
  ],
  louder: [
    "preserves the function of the model if it is exact",
    "image.depth 1 to 2: the function of the live weights changes by 0.0267; if that is intended, declare `exact: false`",
  ],
  "same-epsilon": [
    "preserves the function of the model if it is exact",
    "image.width 4 to 8: the function of the live weights changes by 0.00260; if that is intended, declare `exact: false`",
  ],
  slotless: [
    "changes its own keys to the target's values, with all optimizer slots",
    'image.depth 1 to 2: slots.first lacks "visual.transformer.resblocks.1.ln_1.weight"; slots.first lacks "visual.transformer.resblocks.1.ln_1.bias"; slots.first lacks "visual.transformer.resblocks.1.attn.in_proj_weight"; and 33 more',
  ],
  "crossed-slots": [
    "grows averages and optimizer slots with their weights",
    'image.depth 1 to 2: slots.second has in "visual.transformer.resblocks.0.ln_1.weight" values that belong to other weights; slots.second has in "transformer.resblocks.0.ln_1.weight" values that belong to other weights',
  ],
  "shifted-slots": [
    "grows averages and optimizer slots with their weights",
    'image.mlpRatio 1 to 2: slots.first and slots.second have "visual.transformer.resblocks.0.mlp.c_fc.weight" with moments of entries that were never updated',
  ],
  counted: [
    "grows averages and optimizer slots with their weights",
    'image.depth 1 to 2: slots.count has updates in "visual.transformer.resblocks.1.ln_1.weight" of entries that are new; slots.count has updates in "visual.transformer.resblocks.1.ln_1.bias" of entries that are new; slots.count has updates in "visual.transformer.resblocks.1.attn.in_proj_weight" of entries that are new; and 9 more',
  ],
  negative: [
    "changes its own keys to the target's values, with all optimizer slots",
    'image.depth 1 to 2: slots.second has "visual.class_embedding" with numbers below 0; slots.second has "visual.positional_embedding" with numbers below 0; slots.second has "visual.conv1.weight" with numbers below 0; and 33 more',
  ],
  short: [
    "changes its own keys to the target's values, with all optimizer slots",
    "GrowthDimension \"short\" of plug-in \"under-test\" returned { architecture: Architecture { values: { 'embedding.width': 4, 'image.depth': 2, 'image.mlpRatio': 1, 'image.width': ... from expand(): slots.first: \"visual.class_embedding\" has 3 numbers for the shape [4].",
  ],
  erasing: [
    "is a pure function of state, target and key",
    "expand changes the state that it receives: work on copies",
  ],
  grabbing: [
    "changes its own keys to the target's values, with all optimizer slots",
    "image.depth 1 to 2: the state has another architecture (image.mlpRatio 1 to 2, image.width 4 to 8)",
  ],
  ordered: [
    "draws new parameters by name, independently of other growth",
    '"transformer.resblocks.1.mlp.c_fc.weight" of image.depth 1 to 2, text.depth 1 to 2 starts with other values than of text.depth 1 to 2; "transformer.resblocks.1.mlp.c_fc.weight" of image.depth 1 to 3, text.depth 1 to 3 starts with other values than of text.depth 1 to 2; "transformer.resblocks.2.mlp.c_fc.weight" of image.depth 1 to 3, text.depth 1 to 3 starts with other values than of text.depth 1 to 3; draw new values from random.fork(name), so that candidates share initial values',
  ],
  counting: [
    "is a pure function of state, target and key",
    "a second expansion differs: keep no state, draw from the key",
  ],
  restless: [
    "keeps a state that already has its target values, independently of other growth",
    'expanded to its own architecture, a state of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} changes',
  ],
  meddling: [
    "keeps a state that already has its target values, independently of other growth",
    'expanded to an architecture that differs in keys of other dimensions, a state of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} changes',
  ],
  undecided: [
    "reaches larger values of the space, the current one first, for some architecture",
    'GrowthDimension "undecided" of plug-in "under-test" lacks `exact`.',
  ],
  backwards: [
    "reaches larger values of the space, the current one first, for some architecture",
    'GrowthDimension "backwards" of plug-in "under-test" returned [ { dimension: \'image.depth\', values: [ 3, 2, 1 ] }, { dimension: \'text.depth\', values: [ 3, 2, 1 ] } ] from reach(): entry 0: "image.depth" does not begin with its current value.',
  ],
  unordered: [
    "reaches larger values of the space, the current one first, for some architecture",
    'image.depth of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} reaches [1,3,2]: numbers must ascend',
  ],
  shrinking: [
    "reaches larger values of the space, the current one first, for some architecture",
    'text.depth of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":2,"text.mlpRatio":1,"text.width":4} reaches [2,3,1]: numbers must ascend',
  ],
  outside: [
    "reaches larger values of the space, the current one first, for some architecture",
    'GrowthDimension "outside" of plug-in "under-test" returned [ { dimension: \'image.depth\', values: [ 3 ] }, { dimension: \'text.depth\', values: [ 3, 4 ] } ] from reach(): entry 1: "text.depth" has no value 4.',
  ],
  elsewhere: [
    "reaches larger values of the space, the current one first, for some architecture",
    "GrowthDimension \"elsewhere\" of plug-in \"under-test\" returned [ { dimension: 'image.depth', values: [ 1, 2, 3 ] }, { dimension: 'text.depth', values: [ 1, 2, 3 ] }, { dimension: '... from reach(): entry 2: the space has no dimension 'sound.depth'.",
  ],
  twice: [
    "reaches larger values of the space, the current one first, for some architecture",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} reaches along image.depth twice',
  ],
  rooted: [
    "reaches larger values of the space, the current one first, for some architecture",
    "reaches no value from any architecture: check that the case's space has its dimensions",
  ],
  wavering: [
    "reaches larger values of the space, the current one first, for some architecture",
    "in another call order, it reaches other values",
  ],
};
