import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Architecture } from "../../../src/architecture/architecture.ts";
import type { ModelDescription } from "../../../src/architecture/model-description.ts";
import { CheckpointStore } from "../../../src/run/store/checkpoint-store.ts";
import { filled } from "../../../src/tensor/parameter-tree.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { thrown } from "../thrown.ts";

const small = new Architecture({ width: 2 });
const large = new Architecture({ width: 3 });

function describeWeight(architecture: Architecture): ModelDescription {
  const size = architecture.number("width");
  const axes = [{ name: "stream", role: "residual", flow: "writes", size }] as const;
  return [{ name: "weight", axes, initial: { type: "constant", value: 0 }, trainable: true, decays: false }];
}

function checkpointOf(architecture: Architecture, name = "weight", size = architecture.number("width")) {
  const tree = new Map([[name, filled([size], 1)]]);
  const state = { architecture, parameters: tree, averages: tree, slots: slotsOf(tree) };
  return { state, plan: {}, step: 1, update: 4 };
}

function slotsOf(tree: ReadonlyMap<string, ReturnType<typeof filled>>) {
  return { first: tree, second: tree, count: tree };
}

function storeIn(folder = temporaryFolder()): CheckpointStore {
  return new CheckpointStore(folder, describeWeight);
}

test("reads what an event names, and nothing else under its name", () => {
  const store = storeIn();
  const reference = store.write("step-1.safetensors", checkpointOf(small));
  expect(store.readModel(reference, { step: 1, architecture: small })).toEqual(checkpointOf(small));
  store.write("step-1.safetensors", checkpointOf(large));
  expect(thrown(() => store.read(reference)).message).toMatch(
    /^The checkpoint is not the one that the run wrote: its SHA-256 is [0-9a-f]{12}, the log recorded [0-9a-f]{12}\.$/,
  );
});

test("one bit that flips anywhere is noticed", () => {
  const folder = temporaryFolder();
  const store = storeIn(folder);
  const reference = store.write("step-1.safetensors", checkpointOf(small));
  const file = join(folder, reference.file);
  const bytes = readFileSync(file);
  for (let bit = 0; bit < 8 * bytes.length; bit++) {
    const damaged = Buffer.from(bytes);
    damaged[bit >> 3]! ^= 1 << (bit & 7);
    writeFileSync(file, damaged);
    expect(thrown(() => store.read(reference)).code).toMatch(/_(DAMAGED|OTHER)_CHECKPOINT$/);
  }
});

test.each([
  ["another step", { step: 2 }, "it is of step 1 instead of 2"],
  ["another architecture", { architecture: large }, 'it holds {"width":2} instead of {"width":3}'],
])("is refused: %s", (_, expected, problem) => {
  const store = storeIn();
  const reference = store.write("step-1.safetensors", checkpointOf(small));
  expect(thrown(() => store.read(reference, expected)).message).toBe(
    `The checkpoint is not the one that the run wrote: ${problem}.`,
  );
});

test.each([
  ["missing", checkpointOf(small, "other"), 'parameter "weight" is missing'],
  ["reshaped", checkpointOf(small, "weight", 5), '"weight" is [5] instead of [2]'],
])("a parameter that is %s is refused", (_, checkpoint, problem) => {
  const store = storeIn();
  const reference = store.write("step-1.safetensors", checkpoint);
  expect(thrown(() => store.readModel(reference)).message).toBe(
    `The checkpoint is not the one that the run wrote: ${problem}.`,
  );
});

test.each(["../victim.txt", "../step-1.safetensors", "/etc/passwd", "step-1", "", "step-1.safetensors/.."])(
  "%j is the name of no checkpoint: neither read nor deleted",
  (file) => {
    const folder = temporaryFolder();
    const store = storeIn(join(folder, "."));
    expect(thrown(() => store.remove([file])).code).toBe("ESPALIER_NOT_A_CHECKPOINT");
    expect(thrown(() => store.read({ file, sha256: "0".repeat(64) })).code).toBe("ESPALIER_NOT_A_CHECKPOINT");
  },
);

test("symbolic links are not followed", () => {
  const folder = temporaryFolder();
  const elsewhere = storeIn();
  const reference = elsewhere.write("step-1.safetensors", checkpointOf(small));
  symlinkSync(elsewhere.path(reference.file), join(folder, reference.file));
  expect(thrown(() => storeIn(folder).read(reference)).code).toBe("ESPALIER_LINKED_FILE");

  mkdirSync(join(folder, "real"));
  renameSync(join(folder, "real"), join(folder, "moved"));
  symlinkSync(join(folder, "moved"), join(folder, "real"));
  expect(thrown(() => storeIn(join(folder, "real"))).code).toBe("ESPALIER_LINKED_FILE");
});
