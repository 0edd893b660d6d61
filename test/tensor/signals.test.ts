import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { findInstallations } from "../../src/tensor/install/cache-folder.ts";
import { temporaryFolder } from "./child-process.ts";

const engine = resolve("dist/src/tensor/engine.js");
const script = `
  import { openEngine } from ${JSON.stringify(engine)};
  import * as tf from "@tensorflow/tfjs-core";
  await openEngine("native");
  const [one, other] = [tf.ones([256, 192]), tf.ones([256, 64])];
  for (let round = 0; round < 4000; round++) tf.matMul(one, other, true, false).dispose();
  console.log("survived");`;

test.skipIf(findInstallations().length === 0)("the native engine survives a profiler's signals", () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      "--cpu-prof",
      "--cpu-prof-dir",
      join(temporaryFolder(), "profile"),
      "--input-type=module",
      "--eval",
      script,
    ],
    { encoding: "utf8" },
  );
  expect({ stdout, stderr, status }).toEqual({ stdout: "survived\n", stderr: "", status: 0 });
});
