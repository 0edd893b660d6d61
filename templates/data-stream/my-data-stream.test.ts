import { ExperimentFolder } from "espalier";
import { describeDataStream } from "espalier/testing";
import { myDataStream } from "./my-data-stream.ts";

// A run binds the folder of the experiment file. The kit needs one that has the file.
const injected = [[ExperimentFolder, { path: import.meta.dirname }]] as const;
const options = { file: "diary.tsv" };

describeDataStream(myDataStream, [
  { options, injected },
  { options: { ...options, heldOut: 0.3 }, injected },
]);
