import type { Faults } from "./faults.ts";

export const faults: Faults = {
  "newest-alone": [
    "returns a share for each step after an empty last step",
    'ReplayPolicy "newest-alone" of plug-in "under-test" returned [ 0, 0 ] from shares(): together they are 0.',
  ],
  equal: [
    "returns a share for each step after an empty first step",
    'ReplayPolicy "equal" of plug-in "under-test" returned [ 0.5, 0.5 ] from shares(): no examples have arrived at step 1.',
  ],
  unnormalised: [
    "returns a share for each step after a single step",
    'ReplayPolicy "unnormalised" of plug-in "under-test" returned [ 17 ] from shares(): together they are 17.',
  ],
  "undefined-share": [
    "returns a share for each step after nothing so far",
    'ReplayPolicy "undefined-share" of plug-in "under-test" returned [ NaN, NaN ] from shares().',
  ],
  short: [
    "returns a share for each step after 2,000 steps",
    'ReplayPolicy "short" of plug-in "under-test" returned [ 0.0005, 0.0005, 0.0005, 0.0005, 0.0005, 0.0005, 0.0005, 0.0005, ... 2 more items ] from shares(): there are 2000 steps.',
  ],
  overflowing: [
    "returns a share for each step after 2,000 steps",
    'ReplayPolicy "overflowing" of plug-in "under-test" returned [ 0, 0, 0, 0, 0, 0, 0, 0, ... 1992 more items ] from shares().',
  ],
  counting: [
    "returns the same shares in any call order and instance",
    "the shares after 2,000 steps differ when asked a second time; they must depend only on the arrivals",
  ],
  individual: [
    "returns the same shares in any call order and instance",
    "the shares after 2,000 steps differ when asked a second time; they must depend only on the arrivals",
  ],
  sorting: [
    "does not change the arrivals",
    "shares changes its arguments (Cannot assign to read only property '0' of object '[object Array]'). Work on a copy: [...trials], toSorted, toSpliced.",
  ],
};
