import { join } from "node:path";
import { expect, test } from "vitest";
import { hasNativeEngine } from "../required.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { builtModule, runModule } from "./child-process.ts";

const script = `
  import { openEngine } from ${builtModule("engine.js")};
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

test.skipIf(!hasNativeEngine())("the native engine survives a profiler's signals", () => {
  const folder = join(temporaryFolder(), "profile");
  const { stdout, stderr, status } = runModule(script, "--cpu-prof", "--cpu-prof-dir", folder);
  expect({ stdout, stderr, status }).toEqual({ stdout: "survived\n", stderr: "", status: 0 });
});
