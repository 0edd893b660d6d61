import type { Faults } from "./faults.ts";

export const faults: Faults = {
  leaving: [
    "offers architectures of the search space, the current one among them",
    'GrowthSpace "leaving" of plug-in "under-test" returned <ref *1> SearchSpace { name: \'tiny\', dimensions: Map(9) { \'image.depth\' => { type: \'categorical\', values: [Array] }, ... from at(): it lacks the current architecture, {"embedding.width":4,"image.depth":2,"image.mlpRatio":2,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":3,"text.mlpRatio":1,"text.width":4}.',
  ],
  foreign: [
    "offers architectures of the search space, the current one among them",
    "GrowthSpace \"foreign\" of plug-in \"under-test\" returned <ref *1> SearchSpace { name: 'other', dimensions: Map(9) { 'embedding.width' => { type: 'categorical', values: [Array... from at(): the search space has no 99 for \"image.depth\".",
  ],
  unready: [
    "offers architectures of the search space, the current one among them",
    'GrowthSpace "unready" of plug-in "under-test" failed in at(): Cannot read properties of undefined (reading \'toFixed\')',
  ],
  shrinking: [
    "offers only values that its growth dimensions reach",
    "text.depth 3 to 1 is offered, and no growth dimension reaches text.depth 1",
  ],
  widening: [
    "offers only values that its growth dimensions reach",
    "image.width 4 to 8 is offered, and no growth dimension reaches image.width 8",
  ],
  stubborn: [
    "offers growth from somewhere",
    "only the current architecture is offered: does the case's space have larger ones?",
  ],
  counting: [
    "offers the same again, in any order, by any instance",
    'step 50 after 500 examples, from {"embedding.width":4,"image.depth":2,"image.mlpRatio":2,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":3,"text.mlpRatio":1,"text.width":4}: asked again, it offers other candidates; they have to follow from the situation alone',
  ],
  individual: [
    "offers the same again, in any order, by any instance",
    'step 50 after 500 examples, from {"embedding.width":4,"image.depth":2,"image.mlpRatio":2,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":3,"text.mlpRatio":1,"text.width":4}: asked again, it offers other candidates; they have to follow from the situation alone',
  ],
  summing: [
    "leaves the situation as it is",
    "at changes its arguments (Cannot add property 1, object is not extensible). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
};
