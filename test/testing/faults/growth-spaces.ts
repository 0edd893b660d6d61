import type { Faults } from "./faults.ts";

export const faults: Faults = {
  empty: [
    "offers architectures of the search space",
    "GrowthSpace \"empty\" of plug-in \"under-test\" returned <ref *1> SearchSpace { name: 'tiny', dimensions: Map(9) { 'image.depth' => { type: 'categorical', values: [Array] }, ... from at(): it has no architecture.",
  ],
  foreign: [
    "offers architectures of the search space",
    "GrowthSpace \"foreign\" of plug-in \"under-test\" returned <ref *1> SearchSpace { name: 'other', dimensions: Map(9) { 'embedding.width' => { type: 'categorical', values: [Array... from at(): the search space has no 99 for \"image.depth\".",
  ],
  unready: [
    "offers architectures of the search space",
    'GrowthSpace "unready" of plug-in "under-test" failed in at(): Cannot read properties of undefined (reading \'toFixed\')',
  ],
  shrinking: [
    "offers only values that the growth dimensions reach",
    "text.depth 3 to 1 is offered, but no growth dimension reaches text.depth 1",
  ],
  widening: [
    "offers only values that the growth dimensions reach",
    "image.width 4 to 8 is offered, but no growth dimension reaches image.width 8",
  ],
  stubborn: [
    "offers growth for some architecture",
    "only the current architecture is offered: check that the case's space has larger ones",
  ],
  counting: [
    "offers the same candidates in any call order and instance",
    'step 50 after 500 examples, from {"embedding.width":4,"image.depth":2,"image.mlpRatio":2,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":3,"text.mlpRatio":1,"text.width":4}: a second call offers other candidates; they must depend only on the situation',
  ],
  individual: [
    "offers the same candidates in any call order and instance",
    'step 50 after 500 examples, from {"embedding.width":4,"image.depth":2,"image.mlpRatio":2,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":3,"text.mlpRatio":1,"text.width":4}: a second call offers other candidates; they must depend only on the situation',
  ],
  summing: [
    "does not change the situation",
    "at changes its arguments (Cannot add property 1, object is not extensible). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
};
