import type { Faults } from "./faults.ts";

export const faults: Faults = {
  drifting: [
    "measures the same for the same candidate, independently of earlier measurements",
    '{"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} in step 2 at budget 0.5 has other measurements in another order; declare `varies: true` for values that cannot be repeated',
  ],
  remembering: [
    "measures the same for the same candidate, independently of earlier measurements",
    '{"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} in step 2 at budget 0.5 has other measurements in another order; declare `varies: true` for values that cannot be repeated',
  ],
  cached: [
    "measures the same for the same candidate, independently of earlier measurements",
    '{"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} in step 2 at budget 0.5 has other measurements in another order; declare `varies: true` for values that cannot be repeated',
  ],
  budgetless: [
    "measures the same for the same candidate, independently of earlier measurements",
    '{"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} in step 2 at budget 0.5 has other measurements in another order; declare `varies: true` for values that cannot be repeated',
  ],
  tired: [
    "measures the same for the same candidate, independently of earlier measurements",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} in step 1 at budget 0.5 has other measurements in another order; declare `varies: true` for values that cannot be repeated',
  ],
  constant: [
    "measures all that it declares, as finite numbers",
    'all architectures of the case measure {"loss":1}: name architectures that differ',
  ],
  silent: [
    "measures all that it declares, as finite numbers",
    '"loss" of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} is undefined',
  ],
  "silent-sometimes": [
    "measures at small budgets, and continues from its checkpoints",
    '"loss" of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} at budget 0.01 is NaN',
  ],
  infinite: [
    "measures at small budgets, and continues from its checkpoints",
    '"flops" of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} at budget 0.01 is Infinity',
  ],
  keeping: ["measures all that it declares, as finite numbers", "candidate.keep is not a function"],
  hoarding: [
    "measures at small budgets, and continues from its checkpoints",
    '{"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} has other measurements if continued in another process; store all that it needs by `keep`',
  ],
  incomplete: [
    "measures at small budgets, and continues from its checkpoints",
    'the checkpoint of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}: slots.first lacks "visual.class_embedding"; slots.first lacks "visual.positional_embedding"; slots.first lacks "visual.conv1.weight"; and 33 more',
  ],
  pushy: [
    "does not change the candidate",
    "measure changes its arguments (Cannot assign to read only property 'budget' of object '#<Object>'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
  "in-place": [
    "does not change the candidate",
    'measure changes the state of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} that it received: work on copies',
  ],
  nothing: ["declares its measurements", "it declares no measurements, so a search has no objective"],
  doubled: [
    "declares its measurements",
    "Evaluator \"doubled\" of plug-in \"under-test\" has [ { measurement: 'loss', direction: 'minimize', unit: '', description: 'Of nothing.' }, { measurement: 'loss', direct... as `measures`: entry 1: \"loss\" is there twice.",
  ],
  spaced: [
    "declares its measurements",
    "Evaluator \"spaced\" of plug-in \"under-test\" has [ { measurement: 'the loss', direction: 'minimize', unit: '', description: 'Of nothing.' } ] as `measures`: /0/measurement must match pattern \"^[^\\s<>=]+$\".",
  ],
  upwards: [
    "declares its measurements",
    "Evaluator \"upwards\" of plug-in \"under-test\" has [ { measurement: 'loss', direction: 'up', unit: '', description: 'Of nothing.' } ] as `measures`: /0/direction must be equal to one of the allowed values.",
  ],
  undescribed: ["declares its measurements", '"loss" lacks a description'],
  fractional: [
    "declares its measurements",
    'Evaluator "fractional" of plug-in "under-test" has 0.5 as `updates`.',
  ],
  changing: ["declares its measurements", "a second call declares other measurements"],
  careless: [
    "throws EspalierErrors for unmeasurable candidates, and measures others afterwards",
    '{"embedding.width":4,"image.depth":9,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} must fail with an EspalierError',
  ],
  shaken: [
    "throws EspalierErrors for unmeasurable candidates, and measures others afterwards",
    "after a failure, the same candidate has other measurements",
  ],
  restless: [
    "trains the same for the same search, independently of earlier trainings",
    "the same search returns another model",
  ],
  stepless: [
    "trains the same for the same search, independently of earlier trainings",
    "the same search returns another model",
  ],
  whole: [
    "returns a part for every candidate, always the same one",
    'Evaluator "whole" of plug-in "under-test" returned { architecture: Architecture { values: { \'embedding.width\': 4, \'image.depth\': 1, \'image.mlpRatio\': 1, \'image.width\': ... from sharedTraining.partOf(): the state is of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}, not of {"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}.',
  ],
  mislabelled: [
    "returns a part for every candidate, always the same one",
    'the part of {"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} lacks the shapes of its parameters',
  ],
  wearing: [
    "returns a part for every candidate, always the same one",
    "partOf changes the shared model: work on copies",
  ],
  narrow: [
    "returns a part for every candidate, always the same one",
    'Evaluator "narrow" of plug-in "under-test" returned { architecture: Architecture { values: { \'embedding.width\': 4, \'image.depth\': 1, \'image.mlpRatio\': 1, \'image.width\': ... from sharedTraining.partOf(): the state is of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}, not of {"embedding.width":4,"image.depth":3,"image.mlpRatio":2,"image.width":8,"shared.depth":0,"shared.mlpRatio":1,"text.depth":3,"text.mlpRatio":1,"text.width":4}.',
  ],
  partial: [
    "returns a part for every candidate, always the same one",
    'the part of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4} differs when asked a second time',
  ],
  uncounted: [
    "trains the same for the same search, independently of earlier trainings",
    'Evaluator "uncounted" of plug-in "under-test" has -1 as `sharedTraining.updates`.',
  ],
};
