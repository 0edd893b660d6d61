import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyFolder, espalier, onlyRun } from "../cli/espalier.ts";
import { linesOfRun, writeRun, type WrittenRun } from "../report/written-run.ts";
import { hasBrowser, openPage, type OpenPage } from "./browser.ts";

/** Writes a run and opens its page. */
async function pageOf(run: WrittenRun, lines?: string[]): Promise<OpenPage> {
  const folder = writeRun(join(emptyFolder(), "run"), run, lines);
  const { code, stdout, stderr } = await espalier("report", folder);
  expect(code, stderr).toBe(0);
  return openPage(stdout.trim());
}

describe.runIf(hasBrowser)("the page of a run that grew a model", () => {
  let run: string;
  let open: OpenPage;
  beforeAll(async () => {
    const out = emptyFolder();
    const flags = ["--set", '/searchSpace/dimensions/shared.depth={"type":"integer","low":0,"high":1}'];
    flags.push("--set", '/evaluation=["retrieval"]');
    const ran = await espalier(
      "run",
      "experiments/tiny-scenes.json",
      "--out",
      out,
      "--engine",
      "wasm",
      ...flags,
    );
    if (ran.code !== 0) throw new Error(ran.stderr);
    run = onlyRun(out);
    open = await openPage(join(run, "report.html"));
  });
  afterAll(() => open.page.close());

  test("draws the blocks of each step's model, and colours what was added", async () => {
    const events = readFileSync(join(run, "events.jsonl"), "utf8").trim().split("\n");
    const inherited = events.map((line) => JSON.parse(line)).filter(({ type }) => type === "inherited");
    const cards = open.page.locator("#growth [data-step]");
    expect(await cards.count()).toBe(2);
    for (const [place, { architecture, parameters }] of inherited.entries()) {
      const card = cards.nth(place);
      expect(await card.textContent()).toContain(parameters.toLocaleString("en"));
      for (const part of ["image", "text"])
        expect(await card.locator(`[data-stack="${part}"] [data-block]`).count()).toBe(
          architecture[`${part}.depth`],
        );
    }
    const [first, second] = inherited.map(({ architecture }) => architecture);
    const added = second["image.depth"] - first["image.depth"];
    expect(await cards.nth(1).locator('[data-stack="image"] [data-block="added"]').count()).toBe(added);
  });

  test("says which model and data it is about, and marks the candidate without growth", async () => {
    expect(await open.page.locator("header .note").first().textContent()).toMatch(
      /^clip on scenes: \d+ training examples in 2 growth steps with \d+ trials\.$/,
    );
    const labels = open.page.locator('[data-chart="candidates"] text');
    expect((await labels.allTextContents()).filter((text) => text === "no growth")).toHaveLength(1);
  });

  test("shows test pictures with the nearest texts by the model of each step", async () => {
    const items = open.page.locator('[data-examples="picture, nearest texts"] > li');
    expect(await items.count()).toBe(4);
    expect(await items.first().locator(".question > img").getAttribute("src")).toMatch(/^data:image\/png/);
    expect(await items.first().locator(".by-step > li").count()).toBe(2);
    expect(await items.first().locator(".answers bdi").count()).toBe(6);
    expect(await open.page.locator('[data-examples="text, nearest pictures"] .answers img').count()).toBe(24);
  });

  test("shows how it differs from its file", async () => {
    expect(await open.page.locator("#experiment").textContent()).toContain("shared.depth");
  });

  test("complains of nothing, and asks for nothing", () => {
    expect(open.complaints).toEqual([]);
  });
});

describe.runIf(hasBrowser)("the page of a run", () => {
  test("has each chart with the numbers of the log", async () => {
    const { page, complaints } = await pageOf({});
    const labels = (chart: string) =>
      page
        .locator(`[data-chart="${chart}"] [aria-label]`)
        .evaluateAll((marks) => marks.map((mark) => mark.ariaLabel));
    expect(await labels("losses")).toContain("training loss 2, step 1, update 100");
    expect(await labels("losses")).toContain("validation loss 1.125, step 2, update 100");
    expect(await labels("score accuracy")).toContain(
      "after step 2: 50.0\u00a0%, interval 40.0\u00a0% to 50.0\u00a0%, 50 items",
    );
    expect(await labels("candidates")).toContain("trial 3: loss 2.03, flops 1.00 M");
    expect(await labels("time by phase")).toContain("step 1, train: 3\u00a0s");
    expect(await labels("timeline")).toContain("step 2, trial 3: 0.5\u00a0s");
    const matrix = await page.locator('[data-chart="matrix recall"] td').allTextContents();
    expect(matrix.map((text) => text.trim())).toEqual([
      "30.0\u00a0%",
      "10.0\u00a0%",
      "30.0\u00a0%",
      "20.0\u00a0%",
    ]);
    expect(await page.locator(".means").textContent()).toMatch(
      /in-domain 25\.0.*backward 30\.0.*forward 10\.0.*chance 10\.0/s,
    );
    expect(complaints).toEqual([]);
  });

  test("has the loss and the gradient right before and after growing, as far as they were recorded", async () => {
    const { page, complaints } = await pageOf({});
    const rows = page.locator('[data-table="moments"] tbody tr');
    const cells = async (row: number) =>
      (await rows.nth(row).locator("td").allTextContents()).map((text) => text.trim());
    expect(await cells(0)).toEqual(["0", "–", "–", "–", "–", "–"]);
    expect(await cells(1)).toEqual(["0", "1.500", "1.750", "21,000, 0.063", "41,600, 0.1", "1400, 0.05"]);
    expect(complaints).toEqual([]);
  });

  test("shows a trial and its lineage when its point is selected, also with the keyboard", async () => {
    const { page, complaints } = await pageOf({});
    await page.locator('[data-chart="candidates"] [role="button"][aria-label^="trial 2:"]').focus();
    await page.keyboard.press("Enter");
    const dialog = page.locator("dialog");
    expect(await dialog.locator("h2").textContent()).toBe("Step 2, trial 2");
    expect(await dialog.locator(".lineage li").allTextContents()).toEqual([
      "trial 2 width 9 → 10",
      "trial 1 width 8 → 9",
      "trial 0 depth 1 → 2",
      "the model that the step began with",
    ]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await dialog.count()).toBe(0);
    await page.locator('[data-chart="candidates"] [aria-label^="trial 3:"]').click();
    expect(await dialog.locator("h2").textContent()).toBe("Step 2, trial 3");
    await dialog.getByRole("button", { name: "Close" }).click();
    await page.locator('[data-table="trials"] .clickable').first().click();
    expect(await dialog.locator("h2").textContent()).toBe("Step 1, trial 0");
    expect(complaints).toEqual([]);
  });

  test("has 10,000 trials in a table that is sorted and filtered", async () => {
    const { page, complaints } = await pageOf({ steps: 2, trials: 5000 });
    const table = page.locator('[data-table="trials"]');
    expect(await table.locator("table").getAttribute("aria-rowcount")).toBe("10001");
    expect(await table.locator("tbody tr").count()).toBeLessThan(60);
    await table.getByRole("button", { name: "trial", exact: true }).click();
    await table.getByRole("button", { name: "trial", exact: true }).click();
    expect(await table.locator("tbody tr").first().textContent()).toContain("14999completed");
    await page.getByPlaceholder("failed").fill("step 2 width 5007");
    expect(await page.locator("#trials .count").textContent()).toBe("1 of 10,000 trials");
    expect(complaints).toEqual([]);
  });

  test("of an unfinished run says so", async () => {
    const lines = linesOfRun({}).slice(0, 12);
    const { page, complaints } = await pageOf({}, lines);
    expect(await page.locator("header .state").textContent()).toBe("unfinished");
    expect(await page.locator("#trials .count").textContent()).toBe("4 trials");
    expect(complaints).toEqual([]);
  });

  test("of a run with nothing but its beginning is there", async () => {
    const { page, complaints } = await pageOf({}, linesOfRun({}).slice(0, 1));
    expect(await page.locator("h1").textContent()).toBe("written");
    expect(complaints).toEqual([]);
  });

  test("has the reasons of failures", async () => {
    const { page } = await pageOf({ failure: "CUDA is\nnot here" });
    expect(await page.locator("#failures .failure").textContent()).toBe("CUDA is\nnot here");
  });

  test("shows what is before the damage of a log, and where that is", async () => {
    const lines = linesOfRun({});
    const { page, complaints } = await pageOf({}, [...lines.slice(0, 20), "not JSON", ...lines.slice(20)]);
    expect(await page.locator(".problem").textContent()).toMatch(/damaged at line 21: it is not JSON/);
    expect(await page.locator("#trials .count").textContent()).toBe("4 trials");
    expect(complaints).toEqual([]);
  });

  test("shows hostile texts as texts", async () => {
    const hostile = `</script><script>document.title="owned"</script><img src=x onerror="document.title='owned'"> \u202egnp.exe\u202c \x1b[31m \u2028 أهلا`;
    const { page, complaints } = await pageOf({
      name: "hostile",
      text: hostile,
      failure: hostile,
      experiment: { description: hostile },
    });
    expect(await page.title()).toBe("hostile");
    expect(await page.locator("img, #page script").count()).toBe(0);
    const shown = hostile
      .replace("\u202e", "\\u202e")
      .replace("\u202c", "\\u202c")
      .replace("\x1b", "\\x1b")
      .replace("\u2028", "\\u2028");
    expect(await page.locator("#failures .failure").textContent()).toBe(shown);
    expect(await page.locator("#growth h3").first().textContent()).toContain(shown);
    expect(complaints).toEqual([]);
  });
});

test("report writes where it is told to, and nothing for a folder without a run", async () => {
  const folder = emptyFolder();
  const run = writeRun(join(folder, "run"));
  const page = join(folder, "deep", "page.html");
  expect(await espalier("report", run, "--out", page)).toMatchObject({ code: 0, stdout: `${page}\n` });
  expect(statSync(page).size).toBeLessThan(2e6);
  writeFileSync(join(folder, "note.txt"), "");
  const missing = await espalier("report", join(folder, "deep"));
  expect(missing).toMatchObject({ code: 2 });
  expect(existsSync(join(folder, "deep", "report.html"))).toBe(false);
});
