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
  const shapes = [[192, 256, 64], [64, 128, 512], [64, 64, 64], [17, 64, 65]];
  for (let round = 0; round < 200; round++)
    for (const [rows, inner, columns] of shapes)
      for (const transposed of [true, false])
        tf.tidy(() => {
          const one = tf.ones(transposed ? [inner, rows] : [rows, inner]);
          for (let again = 0; again < 4; again++) tf.matMul(one, tf.ones([inner, columns]), transposed);
        });
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
