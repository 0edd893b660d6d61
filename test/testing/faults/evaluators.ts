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
  doubled: [
    "declares what it measures",
    "Evaluator \"doubled\" of plug-in \"under-test\" has [ { measurement: 'loss', direction: 'minimize', unit: '', description: 'Of nothing.' }, { measurement: 'loss', direct... as `measures`: entry 1: \"loss\" is there twice.",
  ],
  spaced: [
    "declares what it measures",
    "Evaluator \"spaced\" of plug-in \"under-test\" has [ { measurement: 'the loss', direction: 'minimize', unit: '', description: 'Of nothing.' } ] as `measures`: /0/measurement must match pattern \"^[^\\s<>=]+$\".",
  ],
  upwards: [
    "declares what it measures",
    "Evaluator \"upwards\" of plug-in \"under-test\" has [ { measurement: 'loss', direction: 'up', unit: '', description: 'Of nothing.' } ] as `measures`: /0/direction must be equal to one of the allowed values.",
  ],
  undescribed: ["declares what it measures", '"loss" lacks a description'],
  fractional: [
    "declares what it measures",
    'Evaluator "fractional" of plug-in "under-test" has 0.5 as `updates`.',
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
  whole: [
    "has a part for every candidate, always the same one",
    'Evaluator "whole" of plug-in "under-test" returned { architecture: Architecture { values: { \'embedding.width\': 4, \'image.depth\': 1, \'image.mlpRatio\': 1, \'image.width\': ... from sharedTraining.partOf(): the state is of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}, not of {"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}.',
  ],
  mislabelled: [
    "has a part for every candidate, always the same one",
    'the part of {"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} has not the shapes of its parameters',
  ],
  wearing: [
    "has a part for every candidate, always the same one",
    "partOf changes what was trained: work on copies",
  ],
  narrow: [
    "has a part for every candidate, always the same one",
    'Evaluator "narrow" of plug-in "under-test" returned { architecture: Architecture { values: { \'embedding.width\': 4, \'image.depth\': 1, \'image.mlpRatio\': 1, \'image.width\': ... from sharedTraining.partOf(): the state is of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}, not of {"embedding.width":4,"image.depth":3,"image.mlpRatio":2,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":3,"text.mlpRatio":1,"text.width":4}.',
  ],
  partial: [
    "has a part for every candidate, always the same one",
    'the part of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} is another one when asked again',
  ],
  uncounted: [
    "trains the same for the same search, whatever it trained before",
    'Evaluator "uncounted" of plug-in "under-test" has -1 as `sharedTraining.updates`.',
  ],
};
