import type { Faults } from "./faults.ts";

export const faults: Faults = {
  lacking: ["needs outputs and inputs that the family has", "the case's family lacks audio"],
  undeclared: [
    "scores a model by what it needs alone",
    'DownstreamTask "undeclared" of plug-in "under-test" failed in evaluate(): it reads the output "text", which `needs` does not name',
  ],
  "undeclared-input": [
    "scores a model by what it needs alone",
    'DownstreamTask "undeclared-input" of plug-in "under-test" failed in evaluate(): it gives the model the input "tokens", which `needs` does not name',
  ],
  empty: ["scores a model by what it needs alone", "there is no score after the last step"],
  beside: [
    "scores a model by what it needs alone",
    '"size" is -0.64244145154953, outside of its interval from 0.35755854845046997 to 1.35755854845047',
  ],
  uncounted: [
    "scores a model by what it needs alone",
    '"size" is measured on 0 items: leave out what cannot be measured',
  ],
  beyond: ["scores a model by what it needs alone", '"size" is of step 9; the stream has 2'],
  percent: [
    "scores a model by what it needs alone",
    'DownstreamTask "percent" of plug-in "under-test" returned [ { name: \'share\', value: 50, interval: [ 40, 60 ], count: 1, baselines: {} } ] from evaluate(): entry 0: "share" is 50, not in 0 to 1, and has no unit.',
  ],
  twice: [
    "scores a model by what it needs alone",
    'DownstreamTask "twice" of plug-in "under-test" returned [ { name: \'size\', value: -0.64244145154953, interval: [ -1.64244145154953, 0.35755854845046997 ], count: 1, unit: \'un... from evaluate(): entry 1: there are two scores "size".',
  ],
  constant: ["tells models apart", "8 models of different weights have the scores [1]"],
  counting: [
    "gives the same scores again, in any order, by any instance",
    "step 2: asked again, the same model has other scores",
  ],
  individual: [
    "gives the same scores again, in any order, by any instance",
    "step 2: asked again, the same model has other scores",
  ],
  foreseeing: [
    "rests on no training example of a later step",
    'DownstreamTask "foreseeing" of plug-in "under-test" failed in evaluate(): a score after step 1 rests on training examples of step 2',
  ],
};
