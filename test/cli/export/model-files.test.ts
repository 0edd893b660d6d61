import { expect, test } from "vitest";
import type { PortableModel } from "espalier";
import { modelFiles } from "../../../src/cli/export/model-files.ts";

const check = { pictures: [], texts: [], imageFeatures: [], textFeatures: [] };

function modelWith(file: string, weightsFile = "model.safetensors"): PortableModel {
  const tokenizer = { encode: () => new Int32Array(), size: 0 };
  return {
    ...{ weightsFile, weights: new Map(), limits: [] },
    files: async () => new Map([[file, "{}"]]),
    tokenizer: () => tokenizer,
  };
}

test("a family's files lie beside the check", async () => {
  expect([...(await modelFiles(modelWith("config.json"), [], check)).keys()]).toEqual([
    "config.json",
    "check.json",
  ]);
});

test.each([
  ["../config.json", "model.safetensors"],
  ["deep/config.json", "model.safetensors"],
  ["check.json", "model.safetensors"],
  ["config.json", "../model.safetensors"],
])("a family cannot export %s beside %s", async (file, weights) => {
  await expect(modelFiles(modelWith(file, weights), [], check)).rejects.toMatchObject({
    code: "ESPALIER_MISNAMED_MODEL_FILE",
    allowed: "names without a folder, other than check.json",
  });
});
