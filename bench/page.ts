// Measures how soon pages of large runs and folders are painted: `npm run bench:page`.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { plugins } from "../plugins/index.ts";
import { markdownTable } from "../src/report/markdown-table.ts";
import { pageWith } from "../src/report/page-with.ts";
import { readPageView } from "../src/report/read-page-view.ts";
import { writeRun } from "../test/report/written-run.ts";

/** Times that each page is opened; the median counts. */
const REPEATS = 5;

const root = mkdtempSync(join(tmpdir(), "espalier-bench-"));
writeRun(join(root, "run"), { steps: 2, trials: 5000 });
for (let seed = 0; seed < 1000; seed++)
  writeRun(join(root, "runs", `run-${seed}`), { seed, steps: 5, trials: 6 });
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const rows: string[][] = [];
for (const [name, folder] of [
  ["run of 10,000 trials", "run"],
  ["folder of 1,000 runs", "runs"],
] as const) {
  const start = performance.now();
  const file = join(root, `${folder}.html`);
  writeFileSync(file, pageWith({ view: await readPageView(join(root, folder), plugins) }));
  const written = (performance.now() - start) / 1000;
  const paints: number[] = [];
  for (let time = 0; time < REPEATS; time++) paints.push(await firstPaint(file));
  const median = paints.toSorted((one, other) => one - other)[Math.floor(REPEATS / 2)]!;
  rows.push([name, written.toFixed(1), (statSync(file).size / 1e6).toFixed(1), (median / 1000).toFixed(2)]);
}
console.log(markdownTable(["page", "written in s", "MB", "first paint in s"], rows));
await browser.close();
rmSync(root, { recursive: true });

/** Milliseconds from opening a page to its first content. */
async function firstPaint(file: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.goto(pathToFileURL(file).href);
  // As a string, since the types of browsers are not known here.
  const time = await page.evaluate<number>(`new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => resolve(list.getEntries()[0].startTime));
    observer.observe({ type: "paint", buffered: true });
  })`);
  await page.close();
  return time;
}
