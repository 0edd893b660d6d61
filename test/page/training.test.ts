import { appendFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { emptyFolder, espalier, start, type Started } from "../cli/espalier.ts";
import { metricsLine, writeMetrics } from "../report/written-metrics.ts";
import { linesOfRun, writeRun } from "../report/written-run.ts";
import { hasBrowser, openPage, type OpenPage } from "./browser.ts";

const started: Started[] = [];

afterEach(async () => {
  for (const { child, finished } of started.splice(0)) {
    child.kill();
    await finished;
  }
});

async function served(run: string): Promise<string> {
  const one = start("watch", run);
  started.push(one);
  return new Promise((resolve) => {
    one.child.stderr!.on("data", (chunk: Buffer) => {
      const [address] = /http:\S+/.exec(String(chunk)) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
}

/** A run of two growth steps with a line of metrics for each tenth update. */
function runWithMetrics(lines = linesOfRun({})): string {
  const run = writeRun(join(emptyFolder(), "run"), {}, lines);
  for (const step of [1, 2])
    writeMetrics(
      run,
      [...Array(10).keys()].map((index) => metricsLine(step, 10 * (index + 1))),
    );
  return run;
}

const axisOf = ({ page }: OpenPage, chart: string) =>
  page.locator(`[data-chart="${chart}"] [aria-label="x-axis label"]`).first().textContent();

/** Number of points of each line in a chart. */
const pointsOf = ({ page }: OpenPage, chart: string) =>
  page
    .locator(`[data-chart="${chart}"] [aria-label="line"] path`)
    .evaluateAll((paths) => paths.map((path) => path.getAttribute("d")!.split("L").length));

describe.runIf(hasBrowser)("the training on the page of a run", () => {
  test("has losses and curves over updates, examples or FLOPs", async () => {
    const run = runWithMetrics();
    await espalier("report", run);
    const open = await openPage(join(run, "report.html"));
    const { page, complaints } = open;
    expect(await axisOf(open, "losses")).toBe("updates");
    // Training and validation, by step.
    expect(await pointsOf(open, "losses")).toEqual([10, 10, 2, 2]);
    for (const curve of ["learning rate", "gradient norm", "examples per second", "waiting for data"])
      expect(await pointsOf(open, curve), curve).toEqual([10, 10]);
    expect(await page.locator("#training figcaption").allTextContents()).toEqual([
      "learning rate 0",
      "gradient norm 1.01",
      "examples per second 500",
      "waiting for data 10.0\u00a0%",
    ]);
    const secondStep = async () => {
      const lines = page.locator('[data-chart="losses"] [aria-label="rule"] line');
      return Math.max(
        ...(await lines.evaluateAll((all) => all.map((one) => Number(one.getAttribute("x1"))))),
      );
    };
    const byUpdates = await secondStep();
    await page.getByLabel("over").selectOption("training FLOPs");
    expect(await axisOf(open, "losses")).toBe("training FLOPs");
    // Its updates cost three times those of the first step, which is now narrower.
    expect(await secondStep()).toBeLessThan(byUpdates);
    expect(complaints).toEqual([]);
  });

  test("thins long metrics", async () => {
    const run = writeRun(join(emptyFolder(), "run"), { steps: 1 });
    writeMetrics(
      run,
      [...Array(50_000).keys()].map((index) => metricsLine(1, index + 1, 50_000)),
    );
    await espalier("report", run);
    const open = await openPage(join(run, "report.html"));
    expect(await pointsOf(open, "gradient norm")).toEqual([Math.ceil(50_000 / 64)]);
    expect(statSync(join(run, "report.html")).size).toBeLessThan(1e6);
    expect(open.complaints).toEqual([]);
  });

  test("of a run without metrics has the losses of the log", async () => {
    const run = writeRun(join(emptyFolder(), "run"), {});
    await espalier("report", run);
    const open = await openPage(join(run, "report.html"));
    expect(await pointsOf(open, "losses")).toEqual([1, 1, 2, 2]);
    expect(await open.page.getByLabel("over").count()).toBe(0);
    expect(await open.page.locator("#training figure").count()).toBe(0);
    expect(open.complaints).toEqual([]);
  });

  test("is kept up to date while it is served, whatever the bytes of a line arrive with", async () => {
    // The second step has inherited its model and trains.
    const lines = linesOfRun({});
    const run = runWithMetrics(lines.slice(0, -5));
    const open = await openPage(await served(run));
    await open.page.locator(".connection.open").waitFor();
    expect(await pointsOf(open, "learning rate")).toEqual([10, 10]);
    const file = join(run, "metrics.jsonl");
    appendFileSync(file, "damaged\n");
    // A resumed process trains again from update 51 on.
    writeMetrics(run, [metricsLine(2, 51)]);
    await expect.poll(() => pointsOf(open, "learning rate")).toEqual([10, 6]);
    const text = JSON.stringify(metricsLine(2, 52));
    appendFileSync(file, text.slice(0, 40));
    appendFileSync(file, `${text.slice(40)}\n`);
    await expect.poll(() => pointsOf(open, "learning rate")).toEqual([10, 7]);
    expect(open.complaints).toEqual([]);
  });
});
