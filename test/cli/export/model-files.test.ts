import { expect, test } from "vitest";
import type { ExportSource, PortableModel } from "espalier";
import { modelFiles } from "../../../src/cli/export/model-files.ts";

const source = {} as ExportSource;

function modelWith(file: string, weightsFile = "model.safetensors"): PortableModel {
  return {
    ...{ weightsFile, weights: new Map(), limits: [] },
    files: async () => new Map([[file, "{}"]]),
  };
}

test("a family's files lie beside the weights", async () => {
  expect([...(await modelFiles(modelWith("config.json"), source)).keys()]).toEqual(["config.json"]);
});

test.each([
  ["../config.json", "model.safetensors"],
  ["deep/config.json", "model.safetensors"],
  ["model.safetensors", "model.safetensors"],
  ["config.json", "../model.safetensors"],
])("a family cannot export %s beside %s", async (file, weights) => {
  await expect(modelFiles(modelWith(file, weights), source)).rejects.toMatchObject({
    code: "ESPALIER_MISNAMED_MODEL_FILE",
    allowed: "file names without a folder that differ from the name of the weights file",
  });
});
