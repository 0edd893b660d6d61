import { hash } from "node:crypto";
import type { Split } from "espalier";
import { beforeAll, describe, expect, test } from "vitest";
import icons, { iconStream } from "espalier/plugins/icons";
import { describeDataStream } from "espalier/testing";
import { type CataloguedSet, openCatalogue } from "../../../plugins/icons/catalogue.ts";
import { ICONIFY } from "../../../plugins/icons/package.ts";
import { IconLibrary } from "../../../plugins/icons/library.ts";
import { IconStream, type IconStreamOptions } from "../../../plugins/icons/icon-stream.ts";
import { isOnline } from "../../package/is-online.ts";

// The package is downloaded unless it is in the cache.

const SPLITS: readonly Split[] = ["train", "search-validation", "test"];
const options: IconStreamOptions = {
  steps: 5,
  order: "date",
  pairs: 0,
  imageSize: 16,
  excludedLicences: ["CC-BY-NC-4.0", "CC-BY-NC-SA-4.0"],
  augmentation: { shift: 0.1, scale: 0.1, hue: 10, colours: true },
};

describe.runIf(isOnline)("the icons", () => {
  let sets: readonly CataloguedSet[];
  beforeAll(async () => void (sets = await openCatalogue()));

  const streamOf = (changes: Partial<IconStreamOptions> = {}) =>
    new IconStream(new IconLibrary(sets), { ...options, ...changes });

  test("are of sets whose designers and licences a page lists", async () => {
    const use = ({ isHeldOut, licence }: CataloguedSet) => {
      if (isHeldOut) return "tasks";
      return options.excludedLicences.includes(licence) ? "left out" : "training";
    };
    const rows = sets.map(
      (set) => `- \`${set.prefix}\`: ${set.author}, ${set.licence}, ${set.names.length} icons, ${use(set)}`,
    );
    const page = `# The sets of icons

Sets of \`${ICONIFY.name}\` ${ICONIFY.version} with designer, licence, number of icons, and use by default. Sets for tasks are in no
growth step. The list is written by \`npx vitest run test/plugins/icons -u\`.

${rows.join("\n")}
`;
    await expect(page).toMatchFileSnapshot("../../../plugins/icons/sets.md");
  });

  test("arrive in these numbers", async () => {
    const stream = streamOf();
    const rows = await Promise.all(
      stream.stepNames.map(async (name, index) => {
        const examples = SPLITS.map((split) => stream.examples(index + 1, split));
        return [name, ...(await Promise.all(examples)).map(({ length }) => length)];
      }),
    );
    expect(rows).toMatchInlineSnapshot(`
      [
        [
          "2023-01 to 2024-05",
          14932,
          301,
          297,
        ],
        [
          "2024-05 to 2024-08",
          19314,
          400,
          399,
        ],
        [
          "2024-08 to 2025-08",
          40490,
          500,
          500,
        ],
        [
          "2025-08 to 2026-08",
          97677,
          500,
          500,
        ],
        [
          "2026-08 to 2026-09",
          180916,
          500,
          500,
        ],
      ]
    `);
  });

  test("split no group, and no drawing, between training and what is held out", async () => {
    const bodies = await bodiesById();
    const stream = streamOf();
    const heldOut = { groups: new Set<string>(), drawings: new Set<string>() };
    for (let step = 1; step <= stream.steps; step++)
      for (const split of ["search-validation", "test"] as const)
        for (const { id, group } of await stream.examples(step, split)) {
          heldOut.groups.add(group);
          heldOut.drawings.add(bodies.get(id)!);
        }
    expect(heldOut.groups.size).toBeGreaterThan(1000);
    let shared = 0;
    for (let step = 1; step <= stream.steps; step++)
      for (const { id, group } of await stream.examples(step, "train"))
        if (heldOut.groups.has(group) || heldOut.drawings.has(bodies.get(id)!)) shared++;
    expect(shared).toBe(0);
  });

  test("are of no set that is held out, of no designer of one, and of no licence that is excluded", async () => {
    const stream = streamOf();
    const used = new Set<string>();
    for (let step = 1; step <= stream.steps; step++)
      for (const split of SPLITS)
        for (const { id } of await stream.examples(step, split)) used.add(id.split(":")[0]!);
    const heldOut = sets.filter(({ isHeldOut }) => isHeldOut);
    const designers = new Set(heldOut.map(({ author }) => author));
    expect(heldOut.map(({ prefix }) => prefix)).toMatchInlineSnapshot(`
      [
        "catppuccin",
        "cib",
        "cif",
        "cil",
        "circle-flags",
        "feather",
        "flag",
        "flagpack",
        "healthicons",
        "lucide",
        "lucide-lab",
        "maki",
        "medical-icon",
        "meteocons",
        "mynaui",
        "openmoji",
        "temaki",
        "vadivam",
        "vscode-icons",
        "wi",
      ]
    `);
    const isExcluded = ({ author, licence }: CataloguedSet) =>
      designers.has(author) || options.excludedLicences.includes(licence);
    const unused = sets.filter(({ prefix }) => !used.has(prefix));
    expect(unused).toEqual(sets.filter((set) => set.names.length === 0 || isExcluded(set)));
  });

  test("of a smaller stream are a part of the larger one", async () => {
    const [small, large] = [streamOf({ pairs: 50 }), streamOf({ pairs: 500 })];
    for (let step = 1; step <= small.steps; step++) {
      const larger = new Set([...(await large.examples(step, "train"))].map(({ id }) => id));
      const smaller = [...(await small.examples(step, "train"))].map(({ id }) => id);
      expect([smaller.length, larger.size]).toEqual([50, 500]);
      expect(smaller.filter((id) => !larger.has(id))).toEqual([]);
    }
  });

  test("have captions whose tags are theirs, and lower-case words", async () => {
    const stream = streamOf({ pairs: 300 });
    for (let step = 1; step <= stream.steps; step++)
      for (const { captions, tags } of await stream.examples(step, "train")) {
        expect(captions.length).toBeGreaterThan(1);
        for (const { text, about } of captions) {
          expect(tags).toContain(about);
          expect(text).toMatch(/^[^\sA-Z]+( [^\sA-Z]+)*$/);
        }
      }
  });

  test("are refused by a name that the stream does not have", async () => {
    const pair = { id: "mdi:no-such-icon", group: "", captions: [], tags: [] };
    await expect(streamOf({ pairs: 1 }).picture(pair)).rejects.toMatchObject({
      code: "ESPALIER_UNKNOWN_ICON",
    });
  });

  test("have texts with the words of all captions", async () => {
    const stream = streamOf({ pairs: 2000 });
    const wordsIn = (texts: readonly string[]) =>
      new Set(texts.flatMap((text) => text.replaceAll(",", "").split(" ")));
    const captions = [...(await stream.examples(3, "train"))].flatMap((pair) =>
      pair.captions.map(({ text }) => text),
    );
    const known = wordsIn(await stream.texts(3));
    expect([...wordsIn(captions)].filter((word) => !known.has(word))).toEqual([]);
  });

  /** Hash of each icon's drawing. */
  async function bodiesById(): Promise<ReadonlyMap<string, string>> {
    const { openDataPackage } = await import("espalier");
    const { ICONIFY } = await import("../../../plugins/icons/package.ts");
    const { readSet } = await import("../../../plugins/icons/read-set.ts");
    const folder = await openDataPackage(ICONIFY);
    const found = new Map<string, string>();
    for (const { prefix } of sets) {
      const { icons } = await readSet(folder, prefix);
      for (const [name, { body }] of Object.entries(icons)) found.set(`${prefix}:${name}`, hash("md5", body));
    }
    return found;
  }
});

const services = icons.services ?? [];

if (isOnline)
  describeDataStream(iconStream, [
    { services, options: { pairs: 40, imageSize: 16 } },
    { services, options: { steps: 2, order: "kind", pairs: 40, imageSize: 16 } },
  ]);
