import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Frame, ownFile, phaseOf, WORK } from "./profile-phases.ts";

/*
 * Profile of a run by phase:
 *
 *     npm run bench:profile                                        the run of `npm start`
 *     npm run bench:profile -- FILE --set /training/updates=40       any run, with the options of `espalier run`
 *     npm run bench:profile -- --read FILE.cpuprofile              an existing profile
 *
 * The run is sampled from outside, without hooks in `src`. A sample belongs to the phase of the
 * innermost frame that has one.
 */

interface Node {
  readonly id: number;
  readonly callFrame: Frame;
  readonly children?: readonly number[];
}

interface Profile {
  readonly nodes: readonly Node[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

/** Number of listed functions of the rest. */
const LISTED = 12;

function profilesOfRun(given: readonly string[]): Profile[] {
  const folder = mkdtempSync(join(tmpdir(), "espalier-profile-"));
  try {
    const profiling = ["--cpu-prof", `--cpu-prof-dir=${folder}`];
    // Not the bundled command line: phases are told apart by file.
    const run = ["dist/src/cli/main.js", "run", ...given, "--out", join(folder, "runs")];
    const { status } = spawnSync(process.execPath, [...profiling, ...run], { stdio: "inherit" });
    if (status !== 0) throw new Error("The run failed.");
    const files = readdirSync(folder).filter((name) => name.endsWith(".cpuprofile"));
    return files.map((name) => readProfile(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readProfile(file: string): Profile {
  return JSON.parse(readFileSync(file, "utf8")) as Profile;
}

/** Sums a profile's seconds by phase, and those of the rest by phase and function. */
function addUp(profile: Profile, phases: Map<string, number>, functions: Map<string, number>): void {
  const selfSeconds = new Map<number, number>();
  profile.samples.forEach((id, index) => add(selfSeconds, id, (profile.timeDeltas[index] ?? 0) / 1e6));
  const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((id) => [id, node])));
  for (const node of profile.nodes) {
    const stack: Frame[] = [];
    for (let at: Node | undefined = node; at !== undefined; at = parents.get(at.id)) stack.push(at.callFrame);
    const phase = stack.map(phaseOf).find((found) => found !== undefined) ?? "other";
    const seconds = selfSeconds.get(node.id) ?? 0;
    add(phases, phase, seconds);
    const own = stack.find((frame) => ownFile(frame) !== undefined);
    if (!isWork(phase) && own !== undefined)
      add(functions, `${phase}: ${ownFile(own)} ${own.functionName}`, seconds);
  }
}

function add<Key>(sums: Map<Key, number>, key: Key, seconds: number): void {
  sums.set(key, (sums.get(key) ?? 0) + seconds);
}

function isWork(phase: string): boolean {
  return (WORK as readonly string[]).includes(phase);
}

function printRows(rows: readonly (readonly [string, number])[], total: number): void {
  for (const [name, seconds] of rows) {
    const share = `${((100 * seconds) / total).toFixed(1)} %`;
    console.log(`${name.padEnd(60)} ${seconds.toFixed(2).padStart(9)} s ${share.padStart(8)}`);
  }
}

function print(profiles: readonly Profile[]): void {
  const phases = new Map<string, number>();
  const functions = new Map<string, number>();
  for (const profile of profiles) addUp(profile, phases, functions);
  const bySeconds = (sums: ReadonlyMap<string, number>) =>
    [...sums].toSorted(([, one], [, other]) => other - one);
  const total = [...phases.values()].reduce((sum, seconds) => sum + seconds, 0);
  const rest = bySeconds(phases).filter(([phase]) => !isWork(phase));
  printRows(
    WORK.map((phase) => [phase, phases.get(phase) ?? 0]),
    total,
  );
  console.log();
  printRows(
    [...rest, ["all but training, evaluation and compile", sumOf(rest)], ["the whole run", total]],
    total,
  );
  console.log("\nSlowest functions of the rest");
  printRows(bySeconds(functions).slice(0, LISTED), total);
}

function sumOf(rows: readonly (readonly [string, number])[]): number {
  return rows.reduce((sum, [, seconds]) => sum + seconds, 0);
}

const given = process.argv.slice(2);
if (given[0] === "--read") print(given.slice(1).map(readProfile));
else print(profilesOfRun(given.length === 0 ? ["experiments/growclip-emoji.json"] : given));
