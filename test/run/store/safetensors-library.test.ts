import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { writeCheckpoint } from "../../../src/run/store/checkpoint.ts";
import { readSafetensors } from "../../../src/run/store/safetensors.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { anyCheckpoint } from "./any-checkpoint.ts";

const python = process.env["ESPALIER_TEST_PYTHON"] ?? "python3";
const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));

test("the real library reads what is written", ({ skip }) => {
  try {
    execFileSync(python, ["-c", "import safetensors.numpy"], { stdio: "ignore" });
  } catch {
    console.log(`skipped: ${python} has no safetensors; ESPALIER_TEST_PYTHON names another one`);
    skip();
  }
  const file = join(temporaryFolder(), "one.safetensors");
  fc.assert(
    fc.property(anyCheckpoint, (written) => {
      writeCheckpoint(file, written);
      const text = execFileSync(python, [join(fixtures, "compare.py"), file], { encoding: "utf8" });
      const seen = JSON.parse(text) as { metadata: object; tensors: Record<string, unknown> };
      const { tensors, metadata } = readSafetensors(file);
      expect(seen.metadata).toEqual(metadata);
      expect(Object.keys(seen.tensors).toSorted()).toEqual([...tensors.keys()].toSorted());
      for (const [tensor, { shape, data }] of tensors) {
        const bits = [...new Uint32Array(data.buffer, data.byteOffset, data.length)];
        expect(Object.getOwnPropertyDescriptor(seen.tensors, tensor)?.value).toEqual({
          dtype: "float32",
          shape,
          bits,
        });
      }
    }),
    { numRuns: 5 },
  );
});
