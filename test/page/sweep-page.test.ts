import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder, espalier } from "../cli/espalier.ts";
import { writeRun } from "../report/written-run.ts";
import { writeSweep } from "../report/written-sweep.ts";
import { hasBrowser, openPage, type OpenPage } from "./browser.ts";

async function reportOf(folder: string): Promise<OpenPage> {
  const { code, stdout, stderr } = await espalier("report", folder);
  expect(code, stderr).toBe(0);
  return openPage(stdout.trim());
}

const trimmed = (texts: readonly string[]) => texts.map((text) => text.trim());

describe.runIf(hasBrowser)("the page of an ablation", () => {
  test("has the tested contrasts apart from the exploratory ones, with p, n and intervals", async () => {
    const { page, complaints } = await reportOf(writeSweep(emptyFolder()));
    const cells = await page.locator('[data-table="decided"] tbody td').allTextContents();
    expect(trimmed(cells)).toEqual([
      ...["better − baseline", "accuracy", "+12.5", "+10.4 to +14.6", "9.68", "4", "0.13", "0.25"],
      ...["failing − baseline", "accuracy", "–", "–", "–", "0", "–", "–"],
    ]);
    const others = await page.locator('[data-table="exploratory"] tbody td').allTextContents();
    expect(trimmed(others).slice(0, 6)).toEqual([
      "better − baseline",
      "recall",
      "0.0",
      "0.0 to 0.0",
      "–",
      "4",
    ]);
    const dots = page.locator('[data-chart="contrasts accuracy"] circle');
    expect(await dots.evaluateAll((marks) => marks.map((mark) => mark.ariaLabel))).toEqual([
      "better − baseline: +12.5, interval +10.4 to +14.6, 4 seeds",
    ]);
    expect(await page.locator(".findings li").count()).toBe(2);
    expect(complaints).toEqual([]);
  });

  test("has each arm's scores by growth step, their matrices, and the order of candidates", async () => {
    const { page, complaints } = await reportOf(writeSweep(emptyFolder()));
    const dots = page.locator('[data-chart="scores by step"] circle');
    expect(await dots.evaluateAll((marks) => marks.map((mark) => mark.ariaLabel))).toEqual([
      "baseline, after step 1: 30.0\u00a0%",
      "baseline, after step 2: 40.0\u00a0%",
      "better, after step 1: 42.5\u00a0%",
      "better, after step 2: 52.5\u00a0%",
    ]);
    expect(await page.locator("#courses .matrix").count()).toBe(0);
    await page.locator("#courses select").selectOption("recall");
    const matrix = page.locator('#courses [data-chart="matrix better"]');
    expect(trimmed(await matrix.locator("td").allTextContents())).toEqual([
      ...["22.5\u00a0%", "12.5\u00a0%"],
      ...["22.5\u00a0%", "22.5\u00a0%"],
    ]);
    const rows = await page.locator('[data-table="agreements"] tbody tr').allTextContents();
    expect(rows).toEqual([
      ...["baseline, other seedsloss18–1.00–", "baseline, other seedsloss28–1.00–"],
      ...["betterloss1841.001.00 to 1.00", "betterloss2841.001.00 to 1.00"],
    ]);
    expect(complaints).toEqual([]);
  });

  test("has the state of each run, and why one has failed", async () => {
    const hostile = '<img src=x onerror="alert(1)"> \u202e';
    const { page, complaints } = await reportOf(writeSweep(emptyFolder(), hostile));
    expect(trimmed(await page.locator(".cells td").allTextContents())).toEqual([
      ...["40.0\u00a0%", "40.0\u00a0%", "40.0\u00a0%", "40.0\u00a0%"],
      ...["51.0\u00a0%", "52.0\u00a0%", "53.0\u00a0%", "54.0\u00a0%"],
      ...["failed", "queued", "queued", "queued"],
    ]);
    expect(await page.locator("#cells .failure").textContent()).toBe(hostile.replace("\u202e", "\\u202e"));
    expect(complaints).toEqual([]);
  });
});

describe.runIf(hasBrowser)("the page of a folder", () => {
  test("finds runs by what differs, and compares two", async () => {
    const root = emptyFolder();
    await espalier("report", writeSweep(root));
    writeRun(join(root, "broken"), {}, ["not a log"]);
    const { page, complaints } = await reportOf(root);
    expect(await page.locator("#ablations a").getAttribute("href")).toBe("sweep.ablation/report.html");
    expect(await page.locator("#runs .count").textContent()).toBe("8 runs");
    await page.getByPlaceholder("differs").fill("/arm better");
    expect(await page.locator("#runs .count").textContent()).toBe("4 of 8 runs");
    await page.getByLabel("compare sweep-better-2").check();
    await page.getByPlaceholder("differs").fill("");
    await page.getByLabel("compare sweep-baseline-1").check();
    const cells = await page.locator('[data-table="comparison"] tbody td').allTextContents();
    expect(trimmed(cells).toSorted()).toEqual(["1", "2", "baseline", "better"]);
    expect(await page.locator('[data-chart="comparison accuracy"] circle').count()).toBe(4);
    expect(complaints).toEqual([]);
  });

  test("lists 1,000 runs", async () => {
    const root = emptyFolder();
    for (let seed = 0; seed < 1000; seed++)
      writeRun(join(root, `run-${seed}`), { seed, steps: 1, trials: 1 });
    const { page, complaints } = await reportOf(root);
    expect(await page.locator("#runs .count").textContent()).toBe("1,000 runs");
    expect(await page.locator('[data-table="runs"] tbody tr').count()).toBeLessThan(60);
    await page.getByPlaceholder("differs").fill("seed 999");
    expect(await page.locator("#runs .count").textContent()).toBe("1 of 1,000 runs");
    expect(complaints).toEqual([]);
  });
});
