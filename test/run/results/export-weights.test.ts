import { join } from "node:path";
import { expect, test } from "vitest";
import type { ExportSource } from "espalier";
import { Architecture } from "../../../src/architecture/architecture.ts";
import { portableModel, writeWeights } from "../../../src/run/results/export-weights.ts";
import { readSafetensors } from "../../../src/run/store/safetensors.ts";
import { tinyClip } from "../../plugins/growclip/tiny-clip.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const weights = new Map([
  ["scale", { shape: [], data: Float32Array.of(2) }],
  ["epsilon", { shape: [], data: Float32Array.of(1e-5) }],
]);
const trained = { run: "mine", step: 2, architecture: new Architecture({ depth: 3 }), weights };

test("a family that does not say how to export keeps its parameters and their names", async () => {
  const family = await tinyClip();
  Object.assign(family, { portable: undefined });
  const model = portableModel(family, trained);
  expect(model).toMatchObject({ weightsFile: "model.safetensors", limits: [] });
  expect([...(await model.files({} as ExportSource))]).toEqual([]);

  const file = join(temporaryFolder(), model.weightsFile);
  writeWeights(file, model.weights, trained);
  expect(readSafetensors(file)).toEqual({
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    tensors: weights,
    metadata: { format: "pt", run: "mine", step: "2", architecture: '{"depth":3}' },
  });
});
