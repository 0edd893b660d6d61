import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { TaskExample } from "../../src/evaluation/task-example.ts";
import { emptyFolder, espalier } from "../cli/espalier.ts";
import { writeRun, type WrittenRun } from "../report/written-run.ts";
import { hasBrowser, openPage } from "./browser.ts";

/** One grey pixel. */
const PIXEL =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

async function pageOf(run: WrittenRun) {
  const { stdout, code, stderr } = await espalier("report", writeRun(join(emptyFolder(), "run"), run));
  expect(code, stderr).toBe(0);
  return openPage(stdout.trim());
}

/** Two questions; the second one is from step 2, and is answered rightly after it. */
const examples = (step: number): readonly TaskExample[] => [
  {
    ...{ title: "nearest", id: "a", question: { text: "red", media: PIXEL }, expected: { text: "rouge" } },
    answers: [
      { text: "bleu", isRight: false, score: 0.5 },
      { text: "rouge", isRight: true, score: 0.25 },
    ],
  },
  {
    ...{ title: "nearest", id: "b", question: { text: "two" }, ofStep: 2 },
    answers: [{ media: PIXEL, isRight: step === 2 }],
  },
];

describe.runIf(hasBrowser)("examples of what a model learned", () => {
  test("stand with the answers of each step's model", async () => {
    const { page, complaints } = await pageOf({ examples });
    const items = page.locator('[data-examples="nearest"] > li');
    expect(await items.count()).toBe(2);
    const first = items.first();
    expect(await first.locator(".question").textContent()).toBe("redright answerrouge");
    expect(await first.locator(".by-step > li > small").allTextContents()).toEqual([
      "after step 1",
      "after step 2",
    ]);
    expect(await first.locator(".right bdi").allTextContents()).toEqual(["rouge", "rouge"]);
    expect(await first.locator(".wrong").first().getAttribute("title")).toBe("score 0.5");
    const second = items.nth(1);
    expect(await second.locator(".by-step > li > small").first().textContent()).toBe(
      "after step 1, not seen yet",
    );
    expect(await second.locator(".by-step > li .right img").count()).toBe(1);
    const sizes = await page
      .locator("#examples img")
      .evaluateAll((all) => all.map((one) => (one as unknown as { naturalWidth: number }).naturalWidth));
    expect(sizes).toEqual([1, 1, 1]);
    expect(complaints).toEqual([]);
  });

  test("are absent from runs that recorded none", async () => {
    const { page, complaints } = await pageOf({});
    expect(await page.locator("#examples").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("show texts of data as texts", async () => {
    const hostile = `</script><img src=x onerror="document.title='owned'"> \u202egnp.exe`;
    const { page, complaints } = await pageOf({
      name: "hostile",
      examples: () => [
        {
          ...{ title: hostile, id: hostile, question: { text: hostile }, expected: { text: hostile } },
          answers: [{ text: hostile, isRight: true }],
        },
      ],
    });
    const shown = hostile.replace("\u202e", "\\u202e");
    expect(await page.title()).toBe("hostile");
    expect(await page.locator("#examples img").count()).toBe(0);
    expect(new Set(await page.locator("#examples bdi").allTextContents())).toEqual(new Set([shown]));
    expect(complaints).toEqual([]);
  });

  test("refuse media that is no image file", async () => {
    const media = "https://example.com/picture.png";
    const folder = writeRun(join(emptyFolder(), "run"), {
      examples: () => [{ title: "nearest", id: "a", question: { media }, answers: [] }],
    });
    const { stdout } = await espalier("report", folder);
    const { page, complaints } = await openPage(stdout.trim());
    expect(await page.locator(".problem").textContent()).toContain("damaged at line");
    expect(complaints).toEqual([]);
  });
});
