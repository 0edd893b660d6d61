import type { Faults } from "./faults.ts";

export const faults: Faults = {
  "noisy-live": [
    "keeps the live weights as it declares",
    "without growth: the function of the child's live weights differs by 0.0675 from that of the parent's expanded live weights; if that is intended, declare `keeps.live: \"none\"`",
  ],
  "noisy-averages": [
    "keeps the averaged weights as it declares",
    "without growth: the function of the child's averaged weights differs by 0.0640 from that of the parent's expanded averaged weights; if that is intended, declare `keeps.averaged: \"none\"`",
  ],
  averaging: [
    "keeps the live weights as it declares",
    "without growth: the function of the child's live weights differs by 0.998 from that of the parent's expanded live weights; if that is intended, declare `keeps.live: \"none\"`",
  ],
  forgetting: [
    "keeps the averaged weights as it declares",
    "without growth: the function of the child's averaged weights differs by 0.998 from that of the parent's expanded averaged weights; if that is intended, declare `keeps.averaged: \"none\"`",
  ],
  "noisy-when-grown": [
    "keeps the averaged weights as it declares",
    "text.depth 1 to 3: the function of the child's averaged weights differs by 0.0470 from that of the parent's expanded averaged weights; if that is intended, declare `keeps.averaged: \"none\"`",
  ],
  "noisy-when-staying": [
    "keeps the averaged weights as it declares",
    "without growth: the function of the child's averaged weights differs by 0.0640 from that of the parent's expanded averaged weights; if that is intended, declare `keeps.averaged: \"none\"`",
  ],
  negative: [
    "returns all parameters, averages and slots of the child's architecture",
    'without growth: slots.second has "visual.class_embedding" with numbers below 0; slots.second has "visual.positional_embedding" with numbers below 0; slots.second has "visual.conv1.weight" with numbers below 0; and 33 more',
  ],
  slotless: [
    "returns all parameters, averages and slots of the child's architecture",
    'image.depth 1 to 2: slots.first lacks "visual.transformer.resblocks.1.ln_1.weight"; slots.first lacks "visual.transformer.resblocks.1.ln_1.bias"; slots.first lacks "visual.transformer.resblocks.1.attn.in_proj_weight"; and 33 more',
  ],
  erasing: [
    "is a pure function of the request, and does not change the parent",
    "inherit changes the parent: work on copies",
  ],
  "erasing-counts": [
    "is a pure function of the request, and does not change the parent",
    "inherit changes the parent: work on copies",
  ],
  childless: [
    "returns all parameters, averages and slots of the child's architecture",
    'ParameterInheritance "childless" of plug-in "under-test" returned { state: { architecture: Architecture { values: [Object] }, parameters: Map(42) { \'visual.class_embedding\' => [Object... from inherit(): the state is of {"embedding.width":4,"image.depth":1,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}, not of {"embedding.width":4,"image.depth":2,"image.mlpRatio":1,"image.width":4,"shared.depth":0,"shared.mlpRatio":1,"text.depth":1,"text.mlpRatio":1,"text.width":4}.',
  ],
  counting: [
    "is a pure function of the request, and does not change the parent",
    "the same request returns another child: keep no state, draw from request.random",
  ],
  unlimited: [
    "declares the window of its average",
    "averageWindow must be a share of a training's updates in (0, 1], or undefined: 2",
  ],
  undeclared: [
    "declares the window of its average",
    'ParameterInheritance "undeclared" of plug-in "under-test" lacks `keeps`.',
  ],
  misspelt: [
    "declares the window of its average",
    "ParameterInheritance \"misspelt\" of plug-in \"under-test\" has { live: 'lively', averaged: 'averaged' } as `keeps`.",
  ],
  strong: ["returns a valid training plan", "an anchor's momentum and pull must be in [0, 1]: 1.5, 0.1"],
  masked: [
    "returns a valid training plan",
    'an anchor must not pull new coordinates of "visual.transformer.resblocks.1.ln_1.weight": their mask is 0',
  ],
  half: [
    "returns a valid training plan",
    "an anchor's mask must be 1 for inherited coordinates and 0 for new ones",
  ],
  infinite: [
    "returns a valid training plan",
    'ParameterInheritance "infinite" of plug-in "under-test" returned { state: { architecture: Architecture { values: [Object] }, parameters: Map(42) { \'visual.class_embedding\' => [Object... from inherit(): "visual.class_embedding" has numbers that are not finite.',
  ],
  unweighted: ["returns a valid training plan", "an anchor's weights must match the trainable parameters"],
  "taking-less": [
    "takes over a model trained by a search",
    'without growth: averages lacks "visual.class_embedding"',
  ],
  "taking-all": ["takes over a model trained by a search", "takeOver changes its argument: work on copies"],
  "taking-turns": ["takes over a model trained by a search", "a second takeOver returns another child"],
};
