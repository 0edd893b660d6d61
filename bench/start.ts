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
  const contenders = [
    ["dist/bin/main.js", ...command],
    ["dist/src/cli/main.js", ...command],
    ["--eval", "0"],
  ];
  const rounds = Array.from({ length: ROUNDS }, () => contenders.map(secondsOf));
  const seconds = contenders.map((_, place) => median(rounds.map((round) => round[place]!)));
  const [bundle, modules] = seconds as [number, number];
  return [
    `\`espalier ${command.join(" ")}\``,
    ...[...seconds, modules / bundle].map((figure) => figure.toFixed(2)),
  ];
}

const before = load();
const headings = ["command", "bundle, s", "modules, s", "`node --eval 0`, s", "modules / bundle"];
console.log(markdownTable(headings, COMMANDS.map(rowOf)));
console.log(`\n${machineList([`Node ${process.versions.node}`], before, "npm run bench:start --")}`);
