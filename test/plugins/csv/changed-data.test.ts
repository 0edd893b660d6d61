import { appendFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { espalier, onlyRun, start } from "../../cli/espalier.ts";
import { hasRecorded } from "../../cli/events-of-run.ts";
import { folderWith, table } from "./csv-files.ts";

/** A folder with an experiment of a tiny model on pictures of its own. */
function experimentIn(more: object = {}): {
  readonly folder: string;
  readonly file: string;
  readonly out: string;
} {
  const folder = folderWith({ "pairs.csv": table() });
  const file = join(folder, "own.json");
  const content = {
    extends: join(process.cwd(), "test/cases/scenes/experiment.json"),
    name: "own",
    stream: { type: "csv", file: "./pairs.csv", imageSize: 16, heldOut: 0.3, steps: 2, tolerance: 0.1 },
    machine: { engine: "cpu" },
    evaluation: ["retrieval"],
    ...more,
  };
  writeFileSync(file, JSON.stringify(content));
  return { folder, file, out: join(folder, "runs") };
}

test("a run is not resumed with other pictures, and goes on with the same ones", async () => {
  const { folder, file, out } = experimentIn();
  const started = start("run", file, "--out", out);
  await hasRecorded(out, 4, started);
  started.child.kill("SIGKILL");
  await started.finished;
  appendFileSync(join(folder, "pairs.csv"), "pictures/1.png,another,2004\n");
  const changed = await espalier("resume", onlyRun(out));
  expect(changed.code).toBe(1);
  expect(changed.stderr).toContain("ESPALIER_DATA_CHANGED  The data of the stream have changed since step 1");
  writeFileSync(join(folder, "pairs.csv"), table());
  const { code, stderr } = await espalier("resume", onlyRun(out));
  expect(code, stderr).toBe(0);
});

test("a finished run is run again with other pictures, and its results are printed with the same ones", async () => {
  const { folder, file, out } = experimentIn();
  const run = async () => (await espalier("run", file, "--out", out)).stderr;
  await run();
  const first = onlyRun(out);
  expect(await run()).toContain(`${first} has finished; --again starts another run. Its results:\n`);
  rmSync(join(folder, "pictures/7.png"));
  const changed = await espalier("run", file, "--out", out);
  expect(changed.stderr).toContain(`The data have changed since ${first} finished: another run starts.\n`);
  expect(changed.code, changed.stderr).toBe(0);
  expect(await run()).toContain(`${first}-2 has finished`);
  writeFileSync(join(folder, "pairs.csv"), "");
  const unreadable = await espalier("run", file, "--out", out);
  expect(unreadable.stderr).toContain("The data cannot be compared with those of the run: ");
  expect(unreadable.code).toBe(0);
});

test("an ablation runs again with other pictures", async () => {
  const { folder, file, out } = experimentIn({ ablation: { seeds: [1] }, search: { trials: 1 } });
  expect((await espalier("ablate", file, "--out", out)).code).toBe(0);
  expect((await espalier("ablate", file, "--out", out)).stderr).not.toContain("started");
  rmSync(join(folder, "pictures/7.png"));
  const refused = await espalier("ablate", file, "--out", out);
  expect(refused.stderr).toContain("the data of baseline are others");
  rmSync(join(out, "own.ablation"), { recursive: true });
  const { code, stderr } = await espalier("ablate", file, "--out", out);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain("baseline, seed 1: finished");
  expect(readdirSync(out).filter((name) => name.startsWith("own-"))).toHaveLength(2);
});
