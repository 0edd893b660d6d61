import { expect, test } from "vitest";
import { hasNativeEngine } from "../required.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { scriptsIn } from "./child-process.ts";

const run = scriptsIn("tensor");
const isNativeInstalled = hasNativeEngine();
const empty = temporaryFolder();

const open = (name: string) => `
  import { openEngine } from "./engine.js";
  import { matMul, ones } from "@tensorflow/tfjs-core";
  try {
    const { name, reason, version, threads, close } = await openEngine("${name}");
    const sum = matMul(ones([2, 3]), ones([3, 2])).dataSync()[0];
    console.log(JSON.stringify({ name, reason, version, threads: threads > 0, sum }));
  } catch (error) {
    console.log(JSON.stringify({ code: error.code, message: error.message, remedy: error.remedy }));
  }`;

async function opened(name: string, environment = {}): Promise<unknown> {
  const { stdout, stderr, status } = await run(open(name), environment);
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return JSON.parse(stdout);
}

test("wasm and cpu start, print nothing and let the process end", async () => {
  expect(await opened("wasm")).toEqual({
    name: "wasm",
    reason: "It was requested by name.",
    version: "tfjs wasm 4.22.0 simd",
    threads: true,
    sum: 3,
  });
  expect(await opened("cpu")).toEqual({
    name: "cpu",
    reason: "It was requested by name.",
    version: "tfjs cpu 4.22.0",
    threads: true,
    sum: 3,
  });
});

test.skipIf(!isNativeInstalled)("auto picks native where it is installed", async () => {
  expect(await opened("auto")).toEqual({
    name: "native",
    reason: "It is the fastest engine of this machine.",
    version: expect.stringMatching(/^libtensorflow 2\.21\.0/),
    threads: true,
    sum: 3,
  });
});

test("auto picks wasm where native is not installed, and downloads nothing", async () => {
  expect(await opened("auto", { XDG_CACHE_HOME: empty })).toMatchObject({
    name: "wasm",
    reason: expect.stringMatching(/^The native engine is not installed in /),
  });
});

test("an engine that cannot be had is refused with a remedy", async () => {
  expect(await opened("native", { XDG_CACHE_HOME: empty })).toEqual({
    code: "ESPALIER_NATIVE_ENGINE_NOT_INSTALLED",
    message: expect.stringMatching(/^The native engine is not installed in .*engine\.$/),
    remedy: "Install it with `espalier engine install`, or choose another engine.",
  });
  expect(await opened("cuda")).toMatchObject({
    code: "ESPALIER_UNKNOWN_ENGINE",
    message: 'There is no engine "cuda".',
  });
});

test("importing the engine loads no tfjs", async () => {
  const { stdout } = await run(`
    import { createRequire } from "node:module";
    import * as engine from "./engine.js";
    const loaded = Object.keys(createRequire(process.cwd() + "/package.json").cache);
    console.log(typeof engine.openEngine, loaded.filter((file) => file.includes("tfjs")).length);`);
  expect(stdout).toBe("function 0\n");
});

test("an engine can be closed and opened again, and others after it", async () => {
  const { stdout, stderr } = await run(`
    import { openEngine } from "./engine.js";
    import { add, scalar } from "@tensorflow/tfjs-core";
    for (const name of ["wasm", "cpu", "auto", "wasm"]) {
      const engine = await openEngine(name);
      console.log(add(scalar(1), scalar(2)).dataSync()[0]);
      await engine.close();
    }
    console.log(process.listenerCount("unhandledRejection"));`);
  expect({ stdout, stderr }).toEqual({ stdout: "3\n3\n3\n3\n0\n", stderr: "" });
});

const gradients = (name: string) => `
  import { openEngine } from "./engine.js";
  import * as tf from "@tensorflow/tfjs-core";
  await openEngine("${name}");
  const values = (shape, salt) =>
    tf.tensor(Float32Array.from({ length: shape[0] * shape[1] }, (_, i) => Math.sin(i * salt)), shape);
  const loss = (x, w, v) => {
    const logits = tf.matMul(tf.erf(tf.matMul(x, w)), v);
    return tf.mean(tf.square(tf.sub(tf.softmax(logits), tf.logSumExp(logits, 1, true))));
  };
  const inputs = [values([64, 96], 0.37), values([96, 128], 0.11), values([128, 32], 0.73)];
  const { value, grads } = tf.valueAndGrads(loss)(inputs);
  console.log(JSON.stringify([value, ...grads].map((tensor) => Array.from(tensor.dataSync()))));`;

test("engines agree on values and gradients, each with itself to the last bit", async () => {
  const names = isNativeInstalled ? ["native", "wasm", "cpu"] : ["wasm", "cpu"];
  const outputs = new Map<string, string>();
  for (const name of names) {
    const [first, second] = await Promise.all([run(gradients(name)), run(gradients(name))]);
    expect(first.stdout.length).toBeGreaterThan(1000);
    expect(second.stdout === first.stdout).toBe(true);
    outputs.set(name, first.stdout);
  }
  const [reference, ...others] = names.map((name) =>
    (JSON.parse(outputs.get(name) ?? "") as number[][]).flat(),
  );
  const scale = Math.max(...(reference ?? []).map(Math.abs));
  for (const other of others) {
    const distances = other.map((value, index) => Math.abs(value - (reference?.[index] ?? NaN)));
    expect(Math.max(...distances) / scale).toBeLessThan(1e-5);
  }
});

test("the report tells which engines start and which one auto picks", async () => {
  const { stdout } = await run(
    `import { describeEngine } from "./engine-report.js";
    console.log(JSON.stringify(await describeEngine()));`,
    { XDG_CACHE_HOME: empty },
  );
  expect(JSON.parse(stdout)).toMatchObject({
    engines: [
      { name: "native", available: false },
      { name: "wasm", available: true, details: "tfjs wasm 4.22.0 simd, 1 thread" },
      { name: "cpu", available: true, details: "tfjs cpu 4.22.0, 1 thread" },
    ],
    automatic: "wasm",
    installations: [],
  });
});
