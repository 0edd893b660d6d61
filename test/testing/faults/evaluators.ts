import type { Faults } from "./faults.ts";

export const faults: Faults = {
  drifting: [
    "measures the same for the same candidate, whatever it measured before",
    '{"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} in step 2 at budget 0.5 has other figures in another order; declare `varies: true` of what cannot be repeated',
  ],
  remembering: [
    "measures the same for the same candidate, whatever it measured before",
    '{"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} in step 2 at budget 0.5 has other figures in another order; declare `varies: true` of what cannot be repeated',
  ],
  cached: [
    "measures the same for the same candidate, whatever it measured before",
    '{"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} in step 2 at budget 0.5 has other figures in another order; declare `varies: true` of what cannot be repeated',
  ],
  budgetless: [
    "measures the same for the same candidate, whatever it measured before",
    '{"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} in step 2 at budget 0.5 has other figures in another order; declare `varies: true` of what cannot be repeated',
  ],
  tired: [
    "measures the same for the same candidate, whatever it measured before",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} in step 1 at budget 0.5 has other figures in another order; declare `varies: true` of what cannot be repeated',
  ],
  constant: [
    "measures all that it declares, as finite numbers",
    'all architectures of the case measure {"loss":1}: name some that do not',
  ],
  silent: [
    "measures all that it declares, as finite numbers",
    '"loss" of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} is undefined',
  ],
  "silent-sometimes": [
    "measures at small budgets, and goes on from what it kept",
    '"loss" of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} at budget 0.01 is NaN',
  ],
  infinite: [
    "measures at small budgets, and goes on from what it kept",
    '"flops" of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} at budget 0.01 is Infinity',
  ],
  keeping: ["measures all that it declares, as finite numbers", "candidate.keep is not a function"],
  hoarding: [
    "measures at small budgets, and goes on from what it kept",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} has other figures if it goes on in another process; all that it goes on from is to be kept by `keep`',
  ],
  incomplete: [
    "measures at small budgets, and goes on from what it kept",
    'what is kept of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}: slots.first lacks "visual.class_embedding"; slots.first lacks "visual.positional_embedding"; slots.first lacks "visual.conv1.weight"; and 33 more',
  ],
  pushy: [
    "leaves the candidate as it is",
    "measure changes what it was given (Cannot assign to read only property 'budget' of object '#<Object>'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
  "in-place": [
    "leaves the candidate as it is",
    'measure changes the state of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} that it was given: work on copies',
  ],
  nothing: ["declares what it measures", "it measures nothing, so nothing could be searched by it"],
  doubled: ["declares what it measures", "two measurements of one name"],
  spaced: [
    "declares what it measures",
    'what is declared of "the loss": a name has no spaces, since constraints are written with it',
  ],
  upwards: ["declares what it measures", 'what is declared of "loss": its direction is up'],
  undescribed: ["declares what it measures", 'what is declared of "loss" lacks a description'],
  fractional: [
    "declares what it measures",
    "the updates of a full budget are a whole number, 0 without training: 0.5",
  ],
  changing: ["declares what it measures", "asked again, it declares other measurements"],
  careless: [
    "says what cannot be measured, and goes on measuring",
    'what {"embedding.width":4,"image.depth":9,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} ended with, in place of an EspalierError',
  ],
  shaken: [
    "says what cannot be measured, and goes on measuring",
    "after a failure, the same candidate has other figures",
  ],
  restless: [
    "trains the same for the same search, whatever it trained before",
    "another model from the same search",
  ],
  stepless: [
    "trains the same for the same search, whatever it trained before",
    "another model from the same search",
  ],
  whole: ["has a part for every candidate, always the same one", "the part is of another architecture"],
  mislabelled: [
    "has a part for every candidate, always the same one",
    'the part of {"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} has not the shapes of its parameters',
  ],
  wearing: [
    "has a part for every candidate, always the same one",
    "partOf changes what was trained: work on copies",
  ],
  narrow: ["has a part for every candidate, always the same one", "the part is of another architecture"],
  partial: [
    "has a part for every candidate, always the same one",
    'the part of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} is another one when asked again',
  ],
  uncounted: [
    "trains the same for the same search, whatever it trained before",
    "the updates of the shared training are a whole number: -1",
  ],
};
