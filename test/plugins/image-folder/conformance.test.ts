import { ExperimentFolder } from "espalier";
import { imageFolderStream, imageFolderTask } from "espalier/plugins/image-folder";
import { describeDataStream, describeDownstreamTask } from "espalier/testing";
import { tinyClip, tinySpace } from "../growclip/tiny-clip.ts";
import { labelledFolder, labelledPairs } from "../zero-shot/labelled-pairs.ts";
import { folderWith, pngs, SIDE } from "./folders.ts";

const path = await labelledFolder();
const injected = [[ExperimentFolder, { path }]] as const;
const splits = folderWith({
  ...(await pngs("train/a", 9, 0)),
  ...(await pngs("train/b", 9, 20, [0, 99, 0])),
  ...(await pngs("validation/b", 9, 40, [0, 99, 0])),
  ...(await pngs("test/a", 9, 60)),
});

const small = { folder: "pictures", imageSize: SIDE, heldOut: 0.2 };
describeDataStream(imageFolderStream, [
  { options: { ...small, steps: "each" }, injected },
  { options: { ...small, steps: 2, order: "random", cacheMegabytes: 0 }, injected },
  { options: { ...small, steps: 1 }, injected: [[ExperimentFolder, { path: splits }]] },
]);

const stream = await labelledPairs(path);
const tested = { family: await tinyClip({ vocabularySize: 32 }), stream, space: tinySpace(), injected };
describeDownstreamTask(imageFolderTask, [
  { options: { folder: "pictures" }, ...tested },
  {
    options: { folder: "pictures", prompts: ["a {c} square"], maximumPictures: 12, neighbours: 3 },
    ...tested,
  },
]);
