import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { growthLoop, type LoopLineName, loopRows } from "../../../src/run/loop/growth-loop.ts";

const GROW = "src/run/loop/grow.ts";

/** Phases of the loop with their depth, each where it is called first. */
function phasesOf(source: string): (readonly [phase: string, depth: number])[] {
  const [, body = ""] = /async function grow\(.*?\{\n(.*?)\n\}/s.exec(source) ?? [];
  const calls = body
    .split("\n")
    .flatMap((line) =>
      [...line.matchAll(/await (\w+)\(run,/g)].map(
        ([, phase]) => [phase as string, depthOf(line) - 1] as const,
      ),
    );
  return calls.filter(([phase], place) => calls.findIndex(([other]) => other === phase) === place);
}

function depthOf(line: string): number {
  return /^ */.exec(line)![0].length / 2;
}

test("the phases of the loop are those of the code, in order and at the same depth", () => {
  const phases = growthLoop.flatMap((line) => ("phase" in line ? [[line.phase, depthOf(line.code)]] : []));
  expect(phases).toHaveLength(8);
  expect(phasesOf(readFileSync(GROW, "utf8"))).toEqual(phases);
});

test.each([
  ["src/run/loop/grow.ts", "replay.shares("],
  ["src/run/loop/grow.ts", "trigger.fires("],
  ["src/run/loop/choose.ts", "selection.choose("],
  ["src/run/inheritance/inherit.ts", "inheritance.inherit("],
])("%s calls %s as the loop does", (file, call) => {
  expect(growthLoop.filter(({ code }) => code.includes(call))).toHaveLength(1);
  expect(readFileSync(file, "utf8")).toContain(call);
});

test.each(["ARCHITECTURE.md", "README.md"])("%s shows the loop with its ports", (file) => {
  const ports = Object.fromEntries(growthLoop.map((line) => [line.name, [line.ports]]));
  const rows = loopRows(ports as unknown as Record<LoopLineName, string[]>);
  const shown = rows.map(([code, text]) => `${code}   ${text}`).join("\n");
  expect(readFileSync(file, "utf8")).toContain(`\`\`\`\n${shown}\n\`\`\``);
});
