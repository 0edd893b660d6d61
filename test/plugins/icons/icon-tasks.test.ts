import { trainableFamily } from "espalier";
import { clip } from "espalier/plugins/clip";
import icons, { iconStream, iconTasks } from "espalier/plugins/icons";
import { buildStrategy, describeDownstreamTask } from "espalier/testing";
import { beforeAll, describe, expect, test } from "vitest";
import type { CataloguedSet } from "../../../plugins/icons/catalogue.ts";
import { IconStream, type IconStreamOptions } from "../../../plugins/icons/icon-stream.ts";
import { classesOf, IconTask } from "../../../plugins/icons/icon-task.ts";
import { IconLibrary } from "../../../plugins/icons/library.ts";
import { CLASSIFICATIONS } from "../../../plugins/icons/task-table.ts";
import { openEngine } from "../../../src/tensor/engine.ts";
import { trained } from "../../image-text/trained.ts";
import { isOnline } from "../../package/is-online.ts";
import { tinySpace } from "../growclip/tiny-clip.ts";
import { colourModel } from "../zero-shot/colour-model.ts";

// The package is downloaded unless it is in the cache.

const OPTIONS: IconStreamOptions = {
  steps: 5,
  order: "date",
  pairs: 0,
  imageSize: 16,
  excludedLicences: [],
  augmentation: { shift: 0, scale: 0, hue: 0, colours: false },
};

describe.runIf(isOnline)("the zero-shot tasks", () => {
  let library: IconLibrary;
  beforeAll(async () => void (library = await IconLibrary.open()));

  const streamOf = (pairs: number) => new IconStream(library, { ...OPTIONS, pairs });

  test("have these icons and classes after the first and the last step", async () => {
    const stream = streamOf(0);
    const rows = [];
    for (const classification of CLASSIFICATIONS) {
      const task = new IconTask(classification, stream, library);
      const sizes = [];
      for (const step of [1, 5]) {
        const members = await task.members(step);
        sizes.push(members.length, classesOf(members).length);
      }
      rows.push([classification.type, ...sizes].join(" "));
    }
    expect(rows).toMatchInlineSnapshot(`
      [
        "icons-flag 4 1 960 259",
        "icons-weather 370 13 508 18",
        "icons-emoji 2786 3 3963 9",
        "icons-file-type 186 92 256 124",
        "icons-map 415 266 934 673",
        "icons-arrow 84 8 84 8",
        "icons-health 750 168 2013 485",
        "icons-brand 302 276 798 768",
        "icons-character 160 36 160 36",
      ]
    `);
  });

  test("take the nearest neighbour from training icons that have arrived, without excluded licences", async () => {
    const stream = new IconStream(library, { ...OPTIONS, excludedLicences: ["MIT"] });
    const arrows = CLASSIFICATIONS.find(({ type }) => type === "icons-arrow")!;
    const task = new IconTask(arrows, stream, library);
    const prefixesAt = (step: number) =>
      new Set(task.references(["up", "down"], step).map(({ icon: { set } }) => set));
    const [first, last] = [prefixesAt(1), prefixesAt(5)];
    const latest = (sets: ReadonlySet<CataloguedSet>) =>
      [...sets]
        .map(({ changed }) => changed)
        .toSorted()
        .at(-1)!;
    expect(first.size).toBeGreaterThan(0);
    expect(stream.stepNames[0]).toMatch(/ to 2024-08$/);
    expect(latest(first).slice(0, 7) <= "2024-08").toBe(true);
    expect(latest(last) > latest(first)).toBe(true);
    expect([...last].filter(({ licence, isHeldOut }) => licence === "MIT" || isHeldOut)).toEqual([]);
  });

  test("have the accuracy of each class, unless there are more than 100", async () => {
    const engine = await openEngine("wasm");
    const stream = streamOf(0);
    const scoreAt = async (type: string) => {
      const classification = CLASSIFICATIONS.find((one) => one.type === type)!;
      const task = new IconTask(classification, stream, library);
      const [score] = await task.evaluate(trained(colourModel), 5);
      return score!;
    };
    const [arrows, health] = [await scoreAt("icons-arrow"), await scoreAt("icons-health")];
    await engine.close();
    expect(arrows.byClass!.map(({ name, count }) => `${name} ${count}`)).toMatchInlineSnapshot(`
      [
        "down 13",
        "down left 9",
        "down right 9",
        "left 11",
        "right 11",
        "up 13",
        "up left 9",
        "up right 9",
      ]
    `);
    const right = arrows.byClass!.reduce((sum, one) => sum + one.right, 0);
    expect(right / arrows.count).toBe(arrows.value);
    expect([health.classes! > 100, health.byClass]).toEqual([true, undefined]);
  });

  test("have only classes whose words a training caption has had", async () => {
    const stream = streamOf(300);
    const words = new Set<string>();
    for (const { captions } of await stream.examples(1, "train"))
      for (const { text } of captions) for (const word of text.split(/[ ,]+/)) words.add(word);
    for (const classification of CLASSIFICATIONS) {
      const classes = classesOf(await new IconTask(classification, stream, library).members(1));
      expect(classes.flatMap((label) => label.split(" ")).filter((word) => !words.has(word))).toEqual([]);
    }
  });
});

if (isOnline) {
  const services = icons.services ?? [];
  const options = { steps: 2, pairs: 400, imageSize: 16 };
  const stream = await buildStrategy(iconStream, { services, options });
  const sizes = { imageSize: 16, patchSize: 16, contextLength: 12, headWidth: 4, vocabularySize: 4096 };
  const family = trainableFamily(await buildStrategy(clip, { options: sizes }));
  // All tasks are one class with a table; this one is small.
  const arrows = iconTasks.filter(({ definition }) => definition.type === "icons-arrow");
  for (const task of arrows) describeDownstreamTask(task, [{ services, family, stream, space: tinySpace() }]);
}
