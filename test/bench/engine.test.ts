import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { hasNativeEngine } from "../required.ts";
import { uncoloured } from "../uncoloured.ts";

const hasNative = hasNativeEngine();

/** The tables' rows that begin with a name: their cells. */
function rows(printed: string, name: string): string[][] {
  const cells = printed.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  return cells.filter(([, first]) => first === name).map((row) => row.slice(2, -1));
}

describe("npm run bench:engine", () => {
  it("measures engines at a tiny shape", () => {
    const engines = hasNative ? "native:graph,wasm:eager" : "wasm:eager";
    const printed = execFileSync(process.execPath, [
      "dist/bench/engine.js",
      ...["--shapes", "8/32/1", "--worker-shapes", "8/32/1", "--engines", engines],
      ...["--rounds", "2", "--seconds", "0.05", "--no-peers"],
    ]).toString();
    for (const engine of engines.split(",")) {
      const [[ready, fastest, middle, pairs, , , , , memory] = [], ...more] = rows(
        printed,
        engine.replace(":", " "),
      );
      expect(more).toEqual([]);
      for (const cell of [ready, fastest, middle, pairs, memory]) expect(Number(cell)).toBeGreaterThan(0);
      expect(Number(fastest)).toBeLessThanOrEqual(Number(middle));
    }
    const [wasm] = rows(printed, "wasm eager");
    expect(wasm?.[7]).toMatch(/^\d+$/); // as many tensors in each round
    const [, workers = []] = rows(printed, "8/32/1");
    if (hasNative) for (const cell of workers) expect(Number(cell)).toBeGreaterThan(0);
    expect(printed).toMatch(/^- Versions: Espalier [\d.]+, Node [\d.]+, tfjs [\d.]+, .+$/m);
    expect(printed).not.toMatch(/NaN|undefined/);
  });

  it("names what it cannot read", () => {
    const { status, stderr } = spawnSync(process.execPath, [
      "dist/bench/engine.js",
      ...["--engines", "wasm:graph"],
    ]);
    expect(status).toBe(1);
    expect(
      stderr
        .toString()
        .split("\n")
        .find((line) => line.includes("wasm:graph")),
    ).toMatchInlineSnapshot(
      `""wasm:graph" is none of native:graph, native:xla, native:eager, wasm:eager, cpu:eager."`,
    );
  });

  it("says in one line that a Python is none", () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["dist/bench/engine.js", "--python", "/no/such/python"],
      { encoding: "utf8", env: uncoloured() },
    );
    const lines = stderr.split("\n").filter((line) => line !== "" && !line.startsWith("The machine is busy"));
    expect({ status, stdout, lines }).toEqual({
      status: 2,
      stdout: "",
      lines: ["error ESPALIER_BENCH_NO_PYTORCH  /no/such/python is not a Python with PyTorch."],
    });
  });
});
