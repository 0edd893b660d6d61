import { scalar } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { openEngine } from "../../src/tensor/engine.ts";
import { countLeftTensors, guardLeaks } from "../../src/tensor/leaks.ts";

beforeAll(async () => {
  await openEngine("cpu");
});

test("counts the tensors that asynchronous work leaves", async () => {
  const { result, leftTensors } = await countLeftTensors(async () => {
    scalar(1).dispose();
    await Promise.resolve();
    return scalar(2);
  });
  expect(leftTensors).toBe(1);
  result.dispose();
});

test("the guard passes what is kept and refuses what is lost", async () => {
  (await guardLeaks("one", 1, () => scalar(1))).dispose();
  await expect(guardLeaks("the validation loop", 0, () => scalar(1))).rejects.toMatchObject({
    code: "ESPALIER_TENSORS_LEAKED",
    message: "the validation loop changed the number of tensors by 1.",
  });
});
