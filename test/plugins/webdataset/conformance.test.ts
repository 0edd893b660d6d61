import { ExperimentFolder } from "espalier";
import { webdataset } from "espalier/plugins/webdataset";
import { describeDataStream } from "espalier/testing";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeShards } from "./shards.ts";

const path = mkdtempSync(join(tmpdir(), "espalier-"));
writeShards(path, 4, 15);
const injected = [[ExperimentFolder, { path }]] as const;
const shards = "{000..003}.tar";
const options = { imageSize: 8, heldOut: 0.2 };

describeDataStream(webdataset, [
  { options: { ...options, shards }, injected },
  {
    options: {
      ...options,
      shards: ["."],
      captions: ["json.caption", "txt"],
      arrival: "json.date",
      steps: "each",
    },
    injected,
  },
  { options: { ...options, shards, arrival: "shard", steps: 2, cacheMegabytes: 0 }, injected },
  { options: { ...options, shards, follow: true, steps: 2, sizes: "equal" }, injected },
]);
