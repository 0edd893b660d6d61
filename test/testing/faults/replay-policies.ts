import type { Faults } from "./faults.ts";

export const faults: Faults = {
  "newest-alone": [
    "gives each step a share after an empty last step",
    'ReplayPolicy "newest-alone" of plug-in "under-test" returned [ 0, 0 ] from shares(): together they are 0.',
  ],
  equal: [
    "gives each step a share after an empty first step",
    'ReplayPolicy "equal" of plug-in "under-test" returned [ 0.5, 0.5 ] from shares(): no examples have arrived at step 1.',
  ],
  unnormalised: [
    "gives each step a share after a single step",
    'ReplayPolicy "unnormalised" of plug-in "under-test" returned [ 17 ] from shares(): together they are 17.',
  ],
  "undefined-share": [
    "gives each step a share after nothing so far",
    'ReplayPolicy "undefined-share" of plug-in "under-test" returned [ NaN, NaN ] from shares().',
  ],
  short: [
    "gives each step a share after 2,000 steps",
    'ReplayPolicy "short" of plug-in "under-test" returned [ 0.0005, 0.0005, 0.0005, 0.0005, 0.0005, 0.0005, 0.0005, 0.0005, ... 2 more items ] from shares(): there are 2000 steps.',
  ],
  overflowing: [
    "gives each step a share after 2,000 steps",
    'ReplayPolicy "overflowing" of plug-in "under-test" returned [ 0, 0, 0, 0, 0, 0, 0, 0, ... 1992 more items ] from shares().',
  ],
  counting: [
    "gives the same shares again, in any order, by any instance",
    "the shares after 2,000 steps differ when asked again; they have to follow from the arrivals alone",
  ],
  individual: [
    "gives the same shares again, in any order, by any instance",
    "the shares after 2,000 steps differ when asked again; they have to follow from the arrivals alone",
  ],
  sorting: [
    "leaves the arrivals as they are",
    "shares changes its arguments (Cannot assign to read only property '0' of object '[object Array]'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
};
