import { expect, test } from "vitest";
import { hasNativeEngine } from "../../required.ts";
import { builtModule, runModule } from "../child-process.ts";

/** How many architectures; 200 show a slow leak that 60 do not. */
const count = Number(process.env["ESPALIER_TEST_ARCHITECTURES"] ?? 60);
const warmUp = Math.ceil(count / 4);

const script = `
  import * as tf from "@tensorflow/tfjs-core";
  import { openEngine } from ${builtModule("engine.js")};
  import { attention, gelu, layerNorm, linear } from ${builtModule("index.js")};
  import { adamW } from ${builtModule("ops/adam-w.js")};
  import { compile } from ${builtModule("compile/execute/compile.js")};

  await openEngine("native");
  const settings = { beta1: 0.9, beta2: 0.98, epsilon: 1e-6, weightDecay: 0.1 };

  /** A training step of some transformer blocks. */
  function architecture(width, depth) {
    const state = new Map([["count", { shape: [], data: new Float32Array(1) }]]);
    const add = (name, shape) => {
      const size = shape.reduce((product, length) => product * length, 1);
      for (const part of ["weight", "first", "second"])
        state.set(part + "/" + name, { shape, data: new Float32Array(size).fill(part === "weight" ? 0.1 : 0) });
    };
    for (let block = 0; block < depth; block++)
      for (const [name, rows, columns] of [["in", 3, 1], ["out", 1, 1], ["up", 2, 1], ["down", 1, 2]]) {
        add(block + "." + name, [rows * width, columns * width]);
        add(block + "." + name + " bias", [rows * width]);
      }
    const names = [...state.keys()].filter((key) => key.startsWith("weight/")).map((key) => key.slice(7));
    const step = (tree, { x, gain }, { learningRate }) => {
      const loss = (...weights) => {
        const map = (name, x) =>
          linear(x, weights[names.indexOf(name)], weights[names.indexOf(name + " bias")]);
        let y = x;
        for (let block = 0; block < depth; block++) {
          const norm = (x) => layerNorm(x, gain, tf.zerosLike(gain), tf.scalar(1e-5));
          const attended = attention(map(block + ".in", norm(y)), { tokens: 4, heads: 2 });
          y = tf.add(y, map(block + ".out", attended));
          y = tf.add(y, map(block + ".down", gelu(map(block + ".up", norm(y)))));
        }
        return tf.mean(tf.square(y));
      };
      const { value, grads } = tf.valueAndGrads(loss)(names.map((name) => tree.get("weight/" + name)));
      const updates = tf.add(tree.get("count"), 1);
      const next = names.flatMap((name, index) => {
        const before = Object.fromEntries(
          ["weight", "first", "second"].map((part) => [part, tree.get(part + "/" + name)]),
        );
        const after = adamW(before, grads[index], updates, learningRate, settings);
        return Object.entries(after).map(([part, tensor]) => [part + "/" + name, tensor]);
      });
      return { state: new Map([["count", updates], ...next]), outputs: { loss: value } };
    };
    const batch = {
      x: { shape: [16, width], data: Float32Array.from({ length: 16 * width }, (_, index) => Math.sin(index)) },
      gain: { shape: [width], data: new Float32Array(width).fill(1) },
    };
    return { step, sample: { state, batch, scalars: { learningRate: 0.001 } } };
  }

  const residents = [];
  for (let index = 0; index < ${count}; index++) {
    const { step, sample } = architecture(8 + 2 * ((7 * index) % 31), 1 + (index % 3));
    const compiled = compile(step, sample, { mode: "graph", onFallback: (line) => { throw new Error(line); } });
    for (let run = 0; run < 2; run++) compiled.run(sample.batch, sample.scalars);
    compiled.read();
    compiled.dispose();
    gc();
    if (index + 1 === ${warmUp} || index + 1 === ${count}) residents.push(process.memoryUsage().rss / 2 ** 20);
  }
  console.log(JSON.stringify({ residents, tensors: tf.memory().numTensors }));`;

test.skipIf(!hasNativeEngine())(
  `${count} architectures, compiled and disposed of one after another, leave memory as it was after ${warmUp}`,
  () => {
    const child = runModule(script, "--expose-gc");
    expect(child.stderr).toBe("");
    const { residents, tensors } = JSON.parse(child.stdout) as { residents: number[]; tensors: number };
    const [early = NaN, late = NaN] = residents;
    console.log(`resident after ${warmUp}: ${early.toFixed()} MiB, after ${count}: ${late.toFixed()} MiB`);
    expect(tensors).toBe(0);
    expect(late - early).toBeLessThan(30);
  },
);
