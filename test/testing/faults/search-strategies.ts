import type { Faults } from "./faults.ts";

export const faults: Faults = {
  "hidden-counter": [
    "proposes the same for the same history and key, whatever it was asked before",
    "proposal 0 is another one when it is asked for again; it has to follow from the request alone: keep nothing between calls, and draw from request.random",
  ],
  forgetful: [
    "goes on after an interruption at any trial as if there had been none",
    "proposal 2 is another one when the run was resumed; it has to follow from the request alone: keep nothing between calls, and draw from request.random",
  ],
  mutating: [
    "leaves the history and the space as they are",
    "propose changes what it was given (Cannot assign to read only property '0' of object '[object Array]'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
  "one-way": [
    "goes by the direction of each objective",
    "proposal 3 is another one when loss is maximised and all its figures have the opposite sign; read figures by `toMinimise`",
  ],
  outside: [
    "proposes inside the space, whatever space that is",
    'proposal 0 lies outside the space: {"depth":99}',
  ],
  noted: [
    "proposes inside the space, whatever space that is",
    'SearchStrategy "noted" of plug-in "under-test" returned { architecture: Architecture { values: { a: 0 } }, notes: { temperature: NaN } } from propose(): its note "temperature" is NaN.',
  ],
  trusting: [
    "survives failed and running trials, figures that are missing or not finite, several objectives and constraints",
    'SearchStrategy "trusting" of plug-in "under-test" failed in propose(): Cannot read properties of undefined (reading \'toFixed\')',
  ],
  endless: [
    "proposes inside the space, whatever space that is",
    'SearchStrategy "endless" of plug-in "under-test" failed in propose(): propose looked 20000 times at a space of 1 points without an answer: such a search hangs. Bound the number of tries, and return undefined when nothing is left.',
  ],
  counting: [
    "answers in a space of 10^12 points",
    'SearchStrategy "counting" of plug-in "under-test" failed in propose(): propose looked 20000 times at a space of 1000000000000 points without an answer: such a search hangs. Bound the number of tries, and return undefined when nothing is left.',
  ],
  repeating: [
    "proposes nothing twice, and ends when the space is exhausted",
    'proposal 1 is {"a":0}, which trial 0 (completed) was; if that is meant, the case says `repeats: true`',
  ],
  hurried: [
    "proposes nothing twice, and ends when the space is exhausted",
    "architectures proposed, of 6 in the space",
  ],
  undocumented: [
    "documents itself and its options",
    'what users would miss: the options allow names that do not exist: give Type.Object { additionalProperties: false }; option "rate" has no description; option "deep" has no description; option "deep.inner" has no description',
  ],
  "half-way": [
    "goes by the direction of each objective",
    "proposal 2 is another one when loss is maximised and all its figures have the opposite sign; read figures by `toMinimise`",
  ],
  named: [
    "goes by the names of the objectives",
    "proposal 3 is another one when the objectives have other names; read figures by `toMinimise`",
  ],
  attached: [
    "proposes the same for the same history and key, whatever it was asked before",
    'proposal 0 lies outside the space: {"a":1,"b":8,"c":"gelu","d":true}',
  ],
  tired: [
    "proposes the same for the same history and key, whatever it was asked before",
    "proposal 36 is another one when it is asked for again; it has to follow from the request alone: keep nothing between calls, and draw from request.random",
  ],
  mixing: [
    "survives uniform and extreme histories",
    'after no trials, with 1 objectives: proposal 0 lies outside the space: {"a":1,"b":"gate","c":3,"d":true,"e":32}',
  ],
  "fails-on-ties": [
    "survives uniform and extreme histories",
    'after trials of equal figures, with 1 objectives: SearchStrategy "fails-on-ties" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-failures": [
    "survives uniform and extreme histories",
    'after trials that all failed, with 1 objectives: SearchStrategy "fails-on-failures" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-running": [
    "survives uniform and extreme histories",
    'after trials that are all running, with 1 objectives: SearchStrategy "fails-on-running" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-rungs": [
    "survives uniform and extreme histories",
    'after trials that stopped at several budgets, with 1 objectives: SearchStrategy "fails-on-rungs" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-violations": [
    "survives uniform and extreme histories",
    'after trials that break a constraint infinitely, with 1 objectives: SearchStrategy "fails-on-violations" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-doubles": [
    "survives uniform and extreme histories",
    'after trials that all failed, with 1 objectives: SearchStrategy "fails-on-doubles" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-point": [
    "survives uniform and extreme histories",
    'after trials that all failed, with 1 objectives: SearchStrategy "fails-on-point" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-foreign-notes": [
    "proposes the same for the same history and key, whatever it was asked before",
    'SearchStrategy "fails-on-foreign-notes" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  promising: [
    "proposes inside the space, whatever space that is",
    'SearchStrategy "promising" of plug-in "under-test" returned a Promise from propose(): it has to answer at once, without async.',
  ],
  plain: [
    "proposes inside the space, whatever space that is",
    'SearchStrategy "plain" of plug-in "under-test" returned { architecture: { a: 0 } } from propose(): its architecture is not an Architecture.',
  ],
  speechless: [
    "proposes a candidate in a space without trials",
    "nothing is proposed in a space without trials: such a search is over before it begins",
  ],
  improving: [
    "leaves the history and the space as they are",
    "propose changes what it was given (Cannot assign to read only property 'direction' of object '#<Object>'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
  impatient: [
    "exhausts a larger space and one with conditions, with one worker and with several",
    'proposal 49 is {"a":1,"b":64,"c":"silu","d":false}, which trial 47 (running) was; if that is meant, the case says `repeats: true`',
  ],
  stubborn: [
    "exhausts a larger space and one with conditions, with one worker and with several",
    'proposal 3 is {"a":1,"b":"attention","c":2,"d":true,"e":8}, which trial 2 (failed) was; if that is meant, the case says `repeats: true`',
  ],
  incomplete: [
    "exhausts a larger space and one with conditions, with one worker and with several",
    "architectures proposed, of 67 in the space",
  ],
};
