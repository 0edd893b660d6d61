import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Frame, phaseOf, RULES } from "../../bench/profile-phases.ts";

const root = new URL("../..", import.meta.url).pathname;

function frame(file: string, functionName: string, lineNumber = 10): Frame {
  return { url: `file:///espalier/${file}.js`, functionName, lineNumber, columnNumber: 0 };
}

describe("phaseOf", () => {
  it.each([
    ["dist/src/training/engine-trainer", "train", "training steps"],
    ["dist/src/training/engine-trainer", "validationLoss", "evaluation and validation"],
    ["dist/src/image-text/resample", "stretch", "batches"],
    ["dist/src/run/store/checkpoint", "writeCheckpoint", "checkpoints"],
    ["dist/plugins/growclip/width", "expand", "initialise and inherit"],
    ["dist/src/cli/main", "knownFlags", "start-up"],
    ["dist/src/run/loop/train", "train", "growth loop"],
  ])("gives %s %s to its phase", (file, functionName, phase) => {
    expect(phaseOf(frame(file, functionName))).toBe(phase);
  });

  it("leaves what works for others to its callers", () => {
    expect(phaseOf(frame("dist/src/tensor/ops/linear", "linear"))).toBeUndefined();
    expect(phaseOf(frame("dist/src/random/random", "uniforms"))).toBeUndefined();
    expect(phaseOf(frame("dist/src/files/files", "writeAtomically"))).toBeUndefined();
    expect(phaseOf(frame("dist/src/plugin/guard/guard-strategy", "call"))).toBeUndefined();
    expect(phaseOf(frame("node_modules/sharp/lib/output", "toBuffer"))).toBeUndefined();
    expect(phaseOf(frame("node_modules/sharp/lib/output", "constructor"))).toBeUndefined();
  });

  it("knows a module's body from its functions", () => {
    expect(phaseOf(frame("dist/src/image-text/resample", "", 0))).toBe("start-up");
    expect(phaseOf(frame("dist/src/image-text/resample", "", 3))).toBe("batches");
  });

  it("has no rule for files that are gone", () => {
    const files = ["src", "plugins"].flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" }).map(
        (file) => `${folder}/${file.replace(/\.ts$/, "")}`,
      ),
    );
    expect(RULES.filter(([, pattern]) => !files.some((file) => pattern.test(file)))).toEqual([]);
  });
});
