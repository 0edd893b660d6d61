import { ExperimentFolder } from "espalier";
import { csv } from "espalier/plugins/csv";
import { describeDataStream } from "espalier/testing";
import { folderWith, table } from "./csv-files.ts";

const injected = [[ExperimentFolder, { path: folderWith({ "pairs.csv": table() }) }]] as const;
const options = { file: "pairs.csv", imageSize: 8, heldOut: 0.3 };

describeDataStream(csv, [
  { options: { ...options, steps: 1 }, injected },
  { options: { ...options, arrival: "year", steps: "each", resize: "longest" }, injected },
]);
