import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { emptyFolder, espalier } from "./espalier.ts";

const SCENES = "test/cases/scenes/experiment.json";
const EMOJI = "test/cases/toy/experiment.json";

/** What a page holds. */
function read(path: string) {
  const page = readFileSync(path, "utf8");
  const all = (pattern: RegExp) => [...page.matchAll(pattern)].map(([, text]) => text as string);
  return {
    page,
    steps: all(/<h2>(.*?)<\/h2>/g),
    counts: all(/<\/h2>\n<p>(.*?)<\/p>/g),
    pictures: all(/<img src="data:image\/png;base64,(.*?)"/g),
    captions: all(/<li>(.*?)<\/li>/g),
    notes: all(/<small>(.*?)<\/small>/g),
  };
}

test("a page of scenes: some pairs of each step, each with its picture and captions", async () => {
  const path = join(emptyFolder(), "pages", "scenes.html");
  const outcome = await espalier("preview", SCENES, "--out", path, "--count", "3", "--split", "test");
  expect(outcome, outcome.stderr).toMatchObject({ code: 0, stdout: `${path}\n` });
  const { steps, counts, pictures, captions, notes, page } = read(path);
  expect(steps.map((name) => name.slice(0, 22))).toEqual([
    "Step 1: one object: sh",
    "Step 2: size, texture,",
    "Step 3: two objects",
    "Step 4: relations and ",
    "Step 5: three to five ",
  ]);
  expect(counts).toEqual(new Array(5).fill("16 examples, 3 of them shown"));
  expect(pictures).toHaveLength(15);
  expect(captions.length).toBeGreaterThan(30);
  expect(notes.slice(0, 3)).toEqual([
    "test/1/2 · seen",
    "test/1/7 · held-out · held-out:combination",
    "test/1/12 · seen",
  ]);
  const { width, height } = await sharp(Buffer.from(pictures[0] as string, "base64")).metadata();
  expect([width, height]).toEqual([16, 16]);
  expect(page).not.toMatch(/https?:|<script/);
});

test("a page of another stream, all pairs where they are fewer than asked for", async () => {
  const path = join(emptyFolder(), "emoji.html");
  const outcome = await espalier(
    "preview",
    EMOJI,
    "--out",
    path,
    "--split",
    "search-validation",
    "--count",
    "9999",
  );
  expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  const { steps, counts, pictures, captions } = read(path);
  expect(steps).toHaveLength(3);
  expect(counts.every((count) => /^\d+ examples$/.test(count))).toBe(true);
  expect(pictures.length).toBeGreaterThan(250);
  expect(captions).toContain("an emoji from the category people &amp; body");
  expect(captions.some((caption) => caption.includes("&amp;"))).toBe(true);
});

test("what a stream of somebody's says stays text", async () => {
  const folder = emptyFolder();
  const stream = `
    import { DataStream, definePlugin, strategy } from "espalier";
    import { createPairStream } from "espalier/image-text";
    import { Type } from "typebox";
    const pair = { id: "<i>", group: "", captions: [{ text: '"><script>alert(1)</script>&' }], tags: ["<b>"] };
    export default definePlugin({
      name: "sly",
      strategies: [strategy(DataStream, {
        type: "sly", summary: "Marks.", options: Type.Object({}, { additionalProperties: false }), inject: [],
        create: () => createPairStream({
          steps: 2, stepNames: ["<h1>", ""], imageSize: 1,
          examples: async (step) => (step === 1 ? [pair] : []),
          picture: async () => ({ width: 1, height: 1, pixels: Uint8Array.of(1, 2, 3) }),
        }),
      })],
    });`;
  writeFileSync(join(folder, "sly.ts"), stream);
  const experiment = JSON.parse(readFileSync(EMOJI, "utf8")) as Record<string, unknown>;
  const changed = { ...experiment, plugins: ["./sly.ts"], stream: "sly", evaluation: [] };
  writeFileSync(join(folder, "sly.json"), JSON.stringify(changed));
  const path = join(folder, "page.html");
  const outcome = await espalier("preview", join(folder, "sly.json"), "--out", path);
  expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  const { page, counts, captions, notes } = read(path);
  expect(page).not.toMatch(/<script|<b>|<i>|<h2>Step 1: <h1>/);
  expect(captions).toEqual(["&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;"]);
  expect(notes).toEqual(["&lt;i&gt; · &lt;b&gt;"]);
  expect(counts).toEqual(["1 example", "0 examples"]);
});

test("wrong input ends with exit code 2 and says what to do", async () => {
  const folder = emptyFolder();
  const path = join(folder, "page.html");
  const none = await espalier("preview", "no-such.json", "--out", path);
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining("no-such.json")]);
  const count = await espalier("preview", SCENES, "--out", path, "--count", "0");
  expect([count.code, count.stderr]).toEqual([
    2,
    expect.stringContaining('--count must be an integer from 1 to 9999, not "0"'),
  ]);
  const split = await espalier("preview", SCENES, "--out", path, "--split", "tests");
  expect([split.code, split.stderr]).toEqual([2, expect.stringContaining("search-validation")]);
  expect(existsSync(path)).toBe(false);
  mkdirSync(join(folder, "taken"));
  const taken = await espalier("preview", SCENES, "--out", join(folder, "taken"), "--count", "1");
  expect([taken.code, taken.stderr]).toEqual([2, expect.stringContaining("ESPALIER_FILE_NOT_WRITTEN")]);
});
