import { expect, test } from "vitest";
import { dataTypes } from "../../src/tensor/compile/graph/graph.ts";
import { builtModule, runModule } from "./child-process.ts";
import { describeNative, nodeBackend } from "./compile/native.ts";

const writer = `
  import * as tf from "@tensorflow/tfjs-core";
  import { openEngine } from ${builtModule("engine.js")};
  import { compile } from ${builtModule("compile/execute/compile.js")};

  await openEngine("native");
  const lengths = Array.from({ length: 40 }, (_, index) => 8 + index);
  const state = () => new Map(lengths.map((length) => ["w" + length, { shape: [length], data: new Float32Array(length) }]));
  const step = (tree, { x }) => ({
    state: new Map([...tree].map(([name, weight]) => [name, tf.add(weight, tf.mean(x))])),
    outputs: { loss: tf.mean(x) },
  });
  const batch = () => ({ x: { shape: [16], data: new Float32Array(16) } });
  for (let round = 0; round < 10; round++) {
    const compiled = compile(step, { state: state(), batch: batch(), scalars: {} }, { mode: "graph" });
    for (let update = 0; update < 100; update++) {
      compiled.write(state());
      compiled.run(batch(), {});
    }
    compiled.dispose();
  }
  console.log("survived");`;

describeNative("the native engine's tensors", () => {
  test("share no memory with JavaScript, however that is aligned", () => {
    const { binding } = nodeBackend();
    const arrays = Array.from({ length: 200 }, (_, index) => new Float32Array(1 + (index % 50)));
    const ids = arrays.map((array) => binding.createTensor([array.length], dataTypes.float32, array));
    for (const array of arrays) array.fill(7);
    const kept = ids.map((id) => binding.tensorDataSync(id));
    for (const id of ids) binding.deleteTensor(id);
    expect(kept).toEqual(arrays.map(({ length }) => new Float32Array(length)));
  });

  test("may be given up by any thread", () => {
    const { stdout, status, signal } = runModule(writer);
    expect({ stdout, status, signal }).toEqual({ stdout: "survived\n", status: 0, signal: null });
  });
});
