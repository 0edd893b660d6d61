import type { Faults } from "./faults.ts";

export const faults: Faults = {
  "hidden-counter": [
    "proposes the same for the same history and key, independently of earlier calls",
    "proposal 0 differs when asked a second time; it must depend only on the request: keep no state between calls, and draw from request.random",
  ],
  forgetful: [
    "continues after an interruption at any trial without a difference",
    "proposal 2 differs when the run was resumed; it must depend only on the request: keep no state between calls, and draw from request.random",
  ],
  mutating: [
    "does not change the history and the space",
    "propose changes its arguments (Cannot assign to read only property '0' of object '[object Array]'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
  "one-way": [
    "follows the direction of each objective",
    "proposal 3 differs when loss is maximised and all its values are negated; read measurements by `toMinimise`",
  ],
  outside: [
    "proposes only architectures of the space, in random spaces",
    'proposal 0 is outside the space: {"depth":99}',
  ],
  noted: [
    "proposes only architectures of the space, in random spaces",
    'SearchStrategy "noted" of plug-in "under-test" returned { architecture: Architecture { values: { a: 0 } }, notes: { temperature: NaN } } from propose(): its note "temperature" is NaN.',
  ],
  trusting: [
    "handles failed and running trials, missing and non-finite measurements, several objectives and constraints",
    'SearchStrategy "trusting" of plug-in "under-test" failed in propose(): Cannot read properties of undefined (reading \'toFixed\')',
  ],
  endless: [
    "proposes only architectures of the space, in random spaces",
    'SearchStrategy "endless" of plug-in "under-test" failed in propose(): propose looked 20000 times at a space of 1 points without a proposal: such a search hangs. Bound the number of tries, and return undefined when nothing is left.',
  ],
  counting: [
    "proposes in a space of 10^12 points",
    'SearchStrategy "counting" of plug-in "under-test" failed in propose(): propose looked 20000 times at a space of 1000000000000 points without a proposal: such a search hangs. Bound the number of tries, and return undefined when nothing is left.',
  ],
  repeating: [
    "repeats no proposal, and ends when the space is exhausted",
    'proposal 1 is {"a":0}, as trial 0 (completed) was; if that is intended, set `repeats: true` in the case',
  ],
  hurried: [
    "repeats no proposal, and ends when the space is exhausted",
    "architectures proposed, of 6 in the space",
  ],
  undocumented: [
    "documents itself and its options",
    'missing documentation: the options accept unknown names: pass { additionalProperties: false } to Type.Object; option "rate" has no description; option "deep" has no description; option "deep.inner" has no description',
  ],
  "half-way": [
    "follows the direction of each objective",
    "proposal 2 differs when loss is maximised and all its values are negated; read measurements by `toMinimise`",
  ],
  named: [
    "follows the names of the objectives",
    "proposal 3 differs when the objectives have other names; read measurements by `toMinimise`",
  ],
  attached: [
    "proposes the same for the same history and key, independently of earlier calls",
    'proposal 0 is outside the space: {"a":1,"b":8,"c":"gelu","d":true}',
  ],
  tired: [
    "proposes the same for the same history and key, independently of earlier calls",
    "proposal 36 differs when asked a second time; it must depend only on the request: keep no state between calls, and draw from request.random",
  ],
  mixing: [
    "handles uniform and extreme histories",
    'after no trials, with 1 objectives: proposal 0 is outside the space: {"a":1,"b":"gate","c":3,"d":true,"e":32}',
  ],
  "fails-on-ties": [
    "handles uniform and extreme histories",
    'after trials with equal measurements, with 1 objectives: SearchStrategy "fails-on-ties" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-failures": [
    "handles uniform and extreme histories",
    'after only failed trials, with 1 objectives: SearchStrategy "fails-on-failures" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-running": [
    "handles uniform and extreme histories",
    'after only running trials, with 1 objectives: SearchStrategy "fails-on-running" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-rungs": [
    "handles uniform and extreme histories",
    'after trials that stopped at different budgets, with 1 objectives: SearchStrategy "fails-on-rungs" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-violations": [
    "handles uniform and extreme histories",
    'after trials that break a constraint infinitely, with 1 objectives: SearchStrategy "fails-on-violations" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-doubles": [
    "handles uniform and extreme histories",
    'after only failed trials, with 1 objectives: SearchStrategy "fails-on-doubles" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-point": [
    "handles uniform and extreme histories",
    'after only failed trials, with 1 objectives: SearchStrategy "fails-on-point" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  "fails-on-foreign-notes": [
    "proposes the same for the same history and key, independently of earlier calls",
    'SearchStrategy "fails-on-foreign-notes" of plug-in "under-test" failed in propose(): nothing to choose from',
  ],
  promising: [
    "proposes only architectures of the space, in random spaces",
    'SearchStrategy "promising" of plug-in "under-test" returned a Promise from propose(): it has to answer at once, without async.',
  ],
  plain: [
    "proposes only architectures of the space, in random spaces",
    'SearchStrategy "plain" of plug-in "under-test" returned { architecture: { a: 0 } } from propose(): its architecture is not an Architecture.',
  ],
  speechless: [
    "proposes a candidate in a space without trials",
    "no proposal for an empty history: such a search ends before it begins",
  ],
  improving: [
    "does not change the history and the space",
    "propose changes its arguments (Cannot assign to read only property 'direction' of object '#<Object>'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
  impatient: [
    "exhausts a larger space and one with conditions, with one worker and with several",
    'proposal 49 is {"a":1,"b":64,"c":"silu","d":false}, as trial 47 (running) was; if that is intended, set `repeats: true` in the case',
  ],
  stubborn: [
    "exhausts a larger space and one with conditions, with one worker and with several",
    'proposal 3 is {"a":1,"b":"attention","c":2,"d":true,"e":8}, as trial 2 (failed) was; if that is intended, set `repeats: true` in the case',
  ],
  incomplete: [
    "exhausts a larger space and one with conditions, with one worker and with several",
    "architectures proposed, of 67 in the space",
  ],
};
