import { ExperimentFolder } from "espalier";
import { coco } from "espalier/plugins/coco";
import { describeDataStream } from "espalier/testing";
import { captions, folderWith, karpathyPicture, NAMES, PICTURES } from "./coco-files.ts";

const splits = NAMES.slice(0, 60).map((name, place) =>
  karpathyPicture(name, ["train", "restval", "val", "test"][place % 4]!, 1 + (place % 5)),
);
const path = folderWith({
  "captions.json": captions(NAMES.slice(60, 160), 2),
  "test.json": captions(NAMES.slice(160, 180), 2),
  "splits.json": { images: splits },
});
const small = { folder: PICTURES, imageSize: 8, heldOut: 0.2 };
const injected = [[ExperimentFolder, { path }]] as const;

describeDataStream(coco, [
  { name: "splits", options: { ...small, file: "splits.json", steps: 2 }, injected },
  { name: "captions", options: { ...small, file: "captions.json" }, injected },
  {
    name: "captions by split",
    options: { ...small, file: { train: "captions.json", test: "test.json" }, steps: 1 },
    injected,
  },
]);
