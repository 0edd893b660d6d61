import { spawnSync } from "node:child_process";
import { markdownTable } from "../src/report/markdown-table.ts";
import { median } from "../src/statistics/median.ts";
import { load, machineList } from "./engine/machine.ts";

/*
 * Duration of short commands: the bundle, as users have it, and the modules that it is made of; see BENCHMARKS.md.
 *
 *     npm run bench:start
 */

/** Turns of each contender, one after the other. */
const ROUNDS = 10;

const NOTHING = ["--eval", "0"];
const COMMANDS = [
  ["--version"],
  ["strategies"],
  ["validate", "test/cases/squares/experiment.json"],
  ["validate", "experiments/growclip-emoji.json"],
] as const;

/** Seconds until a process with these arguments has ended. @throws Error with its output if it fails. */
function secondsOf(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return (performance.now() - start) / 1000;
}

function rowOf(command: readonly string[]): string[] {
  const seconds: { readonly nothing: number; readonly bundle: number; readonly modules: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    seconds.push({
      nothing: secondsOf(NOTHING),
      bundle: secondsOf(["dist/bin/main.js", ...command]),
      modules: secondsOf(["dist/src/cli/main.js", ...command]),
    });
  }
  const bundle = median(seconds.map((round) => round.bundle));
  const modules = median(seconds.map((round) => round.modules));
  const nothing = median(seconds.map((round) => round.nothing));
  return [
    `\`espalier ${command.join(" ")}\``,
    ...[bundle, modules, nothing].map((each) => each.toFixed(2)),
    (modules / bundle).toFixed(2),
  ];
}

const before = load();
const headings = ["command", "bundle, s", "modules, s", "`node --eval 0`, s", "modules / bundle"];
console.log(markdownTable(headings, COMMANDS.map(rowOf)));
console.log(`\n${machineList([`Node ${process.versions.node}`], before, "npm run bench:start --")}`);
