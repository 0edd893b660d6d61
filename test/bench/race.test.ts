import { describe, expect, it } from "vitest";
import { race } from "../../bench/engine/race.ts";

/** A contender of a few lines, which writes what it was told, and dies at the given order. */
function entrant(name: string, diesAt: number) {
  const script = `
    const tell = (answer) => console.log(JSON.stringify(answer));
    tell({ readySeconds: 1, parameters: 2, versions: ["${name} 1.0"] });
    let order = 0;
    require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
      if ((order += 1) === ${diesAt}) throw new RangeError("too hot");
      tell({ milliseconds: [Number(line)], tensors: 3, megabytes: 4 });
    });`;
  return { name, command: { program: process.execPath, parameters: ["--eval", script] } };
}

describe("race", () => {
  it("goes on without those who cannot start, are missing or die", async () => {
    const outcomes = await race(
      [
        entrant("steady", 0),
        entrant("frail", 2),
        { name: "nowhere", command: { program: "/nowhere/at-all", parameters: [] } },
        { ...entrant("absent", 0), obstacle: "not installed" },
      ],
      { rounds: 3, seconds: 8 },
      () => {},
    );
    const stretch = { milliseconds: [8], tensors: 3, megabytes: 4 };
    const stretches = [stretch, stretch, stretch];
    expect(outcomes).toEqual([
      { name: "steady", readySeconds: 1, parameters: 2, versions: ["steady 1.0"], stretches },
      { name: "frail", reason: "failed: RangeError: too hot" },
      { name: "nowhere", reason: "failed: spawn /nowhere/at-all ENOENT" },
      { name: "absent", reason: "not installed" },
    ]);
  });
});
