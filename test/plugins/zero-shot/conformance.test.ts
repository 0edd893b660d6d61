import { ExperimentFolder } from "espalier";
import { zeroShot } from "espalier/plugins/zero-shot";
import { describeDownstreamTask } from "espalier/testing";
import { tinyClip, tinySpace } from "../growclip/tiny-clip.ts";
import { labelledFolder, labelledPairs } from "./labelled-pairs.ts";

const path = await labelledFolder();
const stream = await labelledPairs(path);
const tested = {
  ...{ family: await tinyClip({ vocabularySize: 32 }), stream, space: tinySpace() },
  injected: [[ExperimentFolder, { path }]] as const,
};

describeDownstreamTask(zeroShot, [
  { options: { label: "colour" }, ...tested },
  { options: { label: "colour", prompts: ["a {c}", "{} square"], neighbours: 3 }, ...tested },
]);
