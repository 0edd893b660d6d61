import { expect, test } from "vitest";
import { hasNativeEngine } from "../required.ts";
import { emptyFolder, espalier } from "./espalier.ts";

test.skipIf(!hasNativeEngine())(
  "what all workers say of a step that no graph can be made of is said once, by the first trial",
  async () => {
    const sets = [
      '/plugins=["./parts.ts","./peeking.ts"]',
      "/training/objective=peeking",
      '/search/evaluator={"type":"proxy-training","updates":1}',
      "/search/trials=2",
    ];
    const { code, stderr } = await espalier(
      ...["run", "test/cases/workers/experiment.json", "--out", emptyFolder()],
      ...["--engine", "native", "--mode", "graph", "--workers", "2"],
      ...sets.flatMap((set) => ["--set", set]),
    );
    expect(code, stderr).toBe(0);
    const lines = stderr.split("\n");
    const told = lines.flatMap((line, place) => (line.includes("operation by operation") ? [place] : []));
    expect(told).toHaveLength(1);
    expect(lines[told[0] as number]).toMatch(
      /^A step runs operation by operation, since it cannot be compiled: the step reads the value of a tensor \(.*peeking\.ts:\d+:\d+\)$/,
    );
    expect(told[0]).toBeLessThan(lines.findIndex((line) => line.includes("trial 0:")));
  },
);
