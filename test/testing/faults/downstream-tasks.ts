import type { Faults } from "./faults.ts";

export const faults: Faults = {
  lacking: ["needs outputs and inputs that the family has", "the case's family lacks audio"],
  undeclared: [
    "scores a model from only what it needs",
    'DownstreamTask "undeclared" of plug-in "under-test" failed in evaluate(): it reads the output "text", which is missing in `needs`',
  ],
  "undeclared-input": [
    "scores a model from only what it needs",
    'DownstreamTask "undeclared-input" of plug-in "under-test" failed in evaluate(): it passes the model the input "tokens", which is missing in `needs`',
  ],
  unannounced: [
    "scores a model from only what it needs",
    'DownstreamTask "unannounced" of plug-in "under-test" returned [ { name: \'size\', value: -0.64244145154953, interval: [ -1.64244145154953, 0.35755854845046997 ], count: 1, unit: \'un... from evaluate(): entry 0: "size" is missing in `scores` of the task.',
  ],
  empty: ["scores a model from only what it needs", "there is no score after the last step"],
  beside: [
    "scores a model from only what it needs",
    '"size" is -0.64244145154953, outside of its interval from 0.35755854845046997 to 1.35755854845047',
  ],
  uncounted: [
    "scores a model from only what it needs",
    '"size" is measured on 0 items: omit scores that cannot be measured',
  ],
  beyond: ["scores a model from only what it needs", '"size" is of step 9; the stream has 2'],
  percent: [
    "scores a model from only what it needs",
    'DownstreamTask "percent" of plug-in "under-test" returned [ { name: \'share\', value: 50, interval: [ 40, 60 ], count: 1, baselines: {} } ] from evaluate(): entry 0: "share" is 50, not in 0 to 1, and has no unit.',
  ],
  twice: [
    "scores a model from only what it needs",
    'DownstreamTask "twice" of plug-in "under-test" returned [ { name: \'size\', value: -0.64244145154953, interval: [ -1.64244145154953, 0.35755854845046997 ], count: 1, unit: \'un... from evaluate(): entry 1: there are two scores "size".',
  ],
  constant: [
    "has different scores for different models",
    "8 models with different weights have equal scores [1]",
  ],
  counting: [
    "returns the same scores in any call order and instance",
    "step 2: a second call returns other scores for the same model",
  ],
  individual: [
    "returns the same scores in any call order and instance",
    "step 2: a second call returns other scores for the same model",
  ],
  "showing-many": [
    "shows examples from only what it needs",
    "DownstreamTask \"showing-many\" of plug-in \"under-test\" returned [ { title: 'guess', id: '1', question: { text: '1' }, answers: [] }, { title: 'guess', id: '2', question: { text: '2'... from examples(): it must NOT have more than 8 items.",
  ],
  "showing-twice": [
    "shows examples from only what it needs",
    "DownstreamTask \"showing-twice\" of plug-in \"under-test\" returned [ { title: 'guess', id: '1', question: { text: '1' }, answers: [] }, { title: 'guess', id: '1', question: { text: '1'... from examples(): entry 1: there are two examples \"1\" of one title.",
  ],
  "showing-large": [
    "shows examples from only what it needs",
    "DownstreamTask \"showing-large\" of plug-in \"under-test\" returned [ { title: 'guess', id: '1', question: { text: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa... from examples(): /0/question/text must NOT have more than 1000 characters.",
  ],
  "showing-objects": [
    "shows examples from only what it needs",
    "DownstreamTask \"showing-objects\" of plug-in \"under-test\" returned [ { title: 'guess', id: '1', question: { text: '1', of: Map(0) {} }, answers: [] } ] from examples(): /0/question must NOT have additional properties.",
  ],
  "showing-calls": [
    "returns the same examples in any call order and instance",
    "step 2: a second call returns other examples for the same model",
  ],
  "showing-other": ["asks all models the same questions", '"1" of "guess" is another question after step 1'],
  "showing-errors": [
    "asks all models the same questions",
    "after step 1, two models get different questions: draw them by key",
  ],
  foreseeing: [
    "uses no training example of a later step",
    'DownstreamTask "foreseeing" of plug-in "under-test" failed in evaluate(): a score after step 1 uses training examples of step 2',
  ],
};
