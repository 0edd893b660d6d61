import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { emptyFolder, espalier } from "../cli/espalier.ts";
import { writeRun, type WrittenRun } from "../report/written-run.ts";
import { hasBrowser, openPage } from "./browser.ts";

async function pageOf(run: WrittenRun) {
  const { stdout, code, stderr } = await espalier("report", writeRun(join(emptyFolder(), "run"), run));
  expect(code, stderr).toBe(0);
  return openPage(stdout.trim());
}

const status = (page: Page) => page.locator("#dimensions .parallel [role=status]").textContent();

/** Number of pixels of a canvas that are drawn on. */
const drawn = (page: Page, layer: number) =>
  page
    .locator("#dimensions canvas")
    .nth(layer)
    .evaluate((canvas) => {
      const { width, height } = canvas as unknown as { width: number; height: number };
      const context = (canvas as unknown as { getContext(kind: string): CanvasPixels }).getContext("2d");
      return context
        .getImageData(0, 0, width, height)
        .data.filter((value, place) => place % 4 === 3 && value > 0).length;
    });

interface CanvasPixels {
  getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
}

describe.runIf(hasBrowser)("trials as lines across dimensions", () => {
  test("highlight the chosen one, and are selected with the keyboard", async () => {
    const { page, complaints } = await pageOf({});
    const axes = page.locator("#dimensions .layers .name");
    expect(await axes.allTextContents()).toEqual(["width", "loss"]);
    expect(await page.locator("#dimensions .layers .objective text").allTextContents()).toEqual([
      "loss",
      "2",
      "2.01",
      "2.02",
      "2.03",
    ]);
    expect(await drawn(page, 0)).toBeGreaterThan(1000);
    expect(await drawn(page, 1)).toBeGreaterThan(1000);
    expect(await status(page)).toBe("Trial 0 (chosen): loss 2; depth 2, kind plain, width 8");
    const lines = page.locator("#dimensions [role=group]");
    await lines.focus();
    await page.keyboard.press("ArrowDown");
    expect(await status(page)).toBe("Trial 1: loss 2.010; depth 2, kind plain, width 9");
    await page.keyboard.press("Enter");
    expect(await page.locator("dialog h2").textContent()).toBe("Step 2, trial 1");
    expect(complaints).toEqual([]);
  });

  test("are found by the pointer, of another step too", async () => {
    const { page, complaints } = await pageOf({});
    await page.locator("#dimensions select").selectOption("1");
    expect(await status(page)).toBe("Trial 0 (chosen): loss 2; depth 1, kind plain, width 8");
    const top = page.locator("#dimensions canvas").nth(1);
    const { width, height } = (await top.boundingBox())!;
    // The widest trial has the largest loss: its line falls from the top of the first axis to the bottom of the last one.
    await top.hover({ position: { x: 0.5 * width - 200, y: 0.35 * height } });
    const before = await status(page);
    expect(before).toMatch(/^Trial \d/);
    await top.click({ position: { x: 60, y: 46 } });
    expect(await page.locator("dialog h2").textContent()).toBe("Step 1, trial 3");
    expect(complaints).toEqual([]);
  });

  test("are 10,000, with the importance of the dimensions", async () => {
    const { page, complaints } = await pageOf({ steps: 1, trials: 10_000 });
    expect(await page.locator("#dimensions .count").textContent()).toBe("10,000 trials");
    expect(await drawn(page, 0)).toBeGreaterThan(100_000);
    const cells = await page.locator('[data-table="importance"] tr').allTextContents();
    expect(cells).toHaveLength(1);
    expect(cells[0]).toMatch(/^width\d\.\d/);
    expect(complaints).toEqual([]);
  });

  test("are too few to tell which dimension matters", async () => {
    const { page } = await pageOf({});
    expect(await page.locator("#dimensions > .note").textContent()).toBe("4 trials: too few trials to tell.");
  });

  test("are absent where trials do not differ", async () => {
    const { page, complaints } = await pageOf({ trials: 1 });
    expect(await page.locator("#dimensions").count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
