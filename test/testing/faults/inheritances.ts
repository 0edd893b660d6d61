import type { Faults } from "./faults.ts";

export const faults: Faults = {
  "noisy-live": [
    "keeps the live weights as it declares",
    "without growth: what the child's live weights compute differs by 0.0675 from the parent's live weights, expanded; if that is meant, say `keeps.live: \"none\"`",
  ],
  "noisy-averages": [
    "keeps the averaged weights as it declares",
    "without growth: what the child's averaged weights compute differs by 0.0640 from the parent's averaged weights, expanded; if that is meant, say `keeps.averaged: \"none\"`",
  ],
  averaging: [
    "keeps the live weights as it declares",
    "without growth: what the child's live weights compute differs by 0.998 from the parent's live weights, expanded; if that is meant, say `keeps.live: \"none\"`",
  ],
  forgetting: [
    "keeps the averaged weights as it declares",
    "without growth: what the child's averaged weights compute differs by 0.998 from the parent's averaged weights, expanded; if that is meant, say `keeps.averaged: \"none\"`",
  ],
  "noisy-when-grown": [
    "keeps the averaged weights as it declares",
    "text.depth 1 to 3: what the child's averaged weights compute differs by 0.0470 from the parent's averaged weights, expanded; if that is meant, say `keeps.averaged: \"none\"`",
  ],
  "noisy-when-staying": [
    "keeps the averaged weights as it declares",
    "without growth: what the child's averaged weights compute differs by 0.0640 from the parent's averaged weights, expanded; if that is meant, say `keeps.averaged: \"none\"`",
  ],
  negative: [
    "gives the child all parameters, averages and slots of its architecture",
    'without growth: slots.second has "visual.class_embedding" with numbers below 0; slots.second has "visual.positional_embedding" with numbers below 0; slots.second has "visual.conv1.weight" with numbers below 0; and 33 more',
  ],
  slotless: [
    "gives the child all parameters, averages and slots of its architecture",
    'image.depth 1 to 2: slots.first lacks "visual.transformer.resblocks.1.ln_1.weight"; slots.first lacks "visual.transformer.resblocks.1.ln_1.bias"; slots.first lacks "visual.transformer.resblocks.1.attn.in_proj_weight"; and 33 more',
  ],
  erasing: [
    "is a pure function of the request, and leaves the parent as it is",
    "inherit changes the parent: work on copies",
  ],
  "erasing-counts": [
    "is a pure function of the request, and leaves the parent as it is",
    "inherit changes the parent: work on copies",
  ],
  childless: [
    "gives the child all parameters, averages and slots of its architecture",
    'ParameterInheritance "childless" of plug-in "under-test" returned { state: { architecture: Architecture { values: [Object] }, parameters: Map(42) { \'visual.class_embedding\' => [Object... from inherit(): the state is of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}, not of {"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}.',
  ],
  counting: [
    "is a pure function of the request, and leaves the parent as it is",
    "the same request gives another child: keep nothing, draw from request.random",
  ],
  unlimited: [
    "says how far its average reaches back",
    "the averageWindow is a share of a training's updates, in (0, 1], or undefined: 2",
  ],
  undeclared: [
    "says how far its average reaches back",
    'ParameterInheritance "undeclared" of plug-in "under-test" lacks `keeps`.',
  ],
  misspelt: [
    "says how far its average reaches back",
    "ParameterInheritance \"misspelt\" of plug-in \"under-test\" has { live: 'lively', averaged: 'averaged' } as `keeps`.",
  ],
  strong: ["plans what a training can follow", "an anchor's momentum and pull lie in [0, 1]: 1.5, 0.1"],
  masked: [
    "plans what a training can follow",
    'an anchor pulls what is new in "visual.transformer.resblocks.1.ln_1.weight": its mask is 0 there',
  ],
  half: [
    "plans what a training can follow",
    "an anchor's mask is 1 where a coordinate was inherited and 0 where it is new",
  ],
  infinite: [
    "plans what a training can follow",
    'ParameterInheritance "infinite" of plug-in "under-test" returned { state: { architecture: Architecture { values: [Object] }, parameters: Map(42) { \'visual.class_embedding\' => [Object... from inherit(): "visual.class_embedding" has numbers that are not finite.',
  ],
  unweighted: ["plans what a training can follow", "an anchor's weights are the trainable parameters"],
  "taking-less": [
    "takes over a model that a search has trained",
    'without growth: averages lacks "visual.class_embedding"',
  ],
  "taking-all": [
    "takes over a model that a search has trained",
    "takeOver changes what it is given: work on copies",
  ],
  "taking-turns": [
    "takes over a model that a search has trained",
    "taken over again, the child is another one",
  ],
};
