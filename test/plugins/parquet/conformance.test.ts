import { ExperimentFolder } from "espalier";
import { parquet } from "espalier/plugins/parquet";
import { describeDataStream } from "espalier/testing";
import { FIXTURES } from "./parquet-files.ts";

const injected = [[ExperimentFolder, { path: FIXTURES }]] as const;
const small = { imageSize: 8, files: "./bytes-snappy.parquet" };

describeDataStream(parquet, [
  { name: "splits of a column", options: { ...small, split: "part", steps: 2 }, injected },
  { name: "arrivals", options: { ...small, arrival: "year", steps: "each", heldOut: 0.3 }, injected },
  { name: "without a cache", options: { ...small, cacheMegabytes: 0, steps: 1, heldOut: 0.3 }, injected },
]);
