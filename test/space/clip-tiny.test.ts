import { readFile } from "node:fs/promises";
import { ModelFamily, Random } from "espalier";
import { expect, test } from "vitest";
import { plugins } from "../../plugins/index.ts";
import { Registry } from "../../src/plugin/registry.ts";
import { RunContainer } from "../../src/plugin/run-container.ts";
import { familyProblems } from "../../src/space/family-problems.ts";
import { buildSearchSpace, checkSearchSpace } from "../../src/space/read-search-space.ts";
import type { SearchSpaceFile } from "../../src/space/search-space-file.ts";

test("the tiny space fits CLIP, and its bound on parameters cuts something", async () => {
  const family = await new RunContainer(new Registry(plugins)).build(ModelFamily, "clip");
  const file = JSON.parse(await readFile("search-spaces/clip-tiny.json", "utf8")) as SearchSpaceFile;
  expect(checkSearchSpace(file)).toEqual([]);
  expect(familyProblems(file, family)).toEqual([]);
  const space = buildSearchSpace(file, (architecture) => family.cost!(architecture));
  const free = buildSearchSpace({ ...file, constraints: [] }, (architecture) => family.cost!(architecture));
  const costs = Array.from(
    { length: 200 },
    (_, draw) => family.cost!(free.sample(new Random(draw))).parameters,
  );
  expect(space.smallest().values).toMatchObject({ "image.depth": 1, "shared.depth": 0, "text.width": 64 });
  expect(costs.some((parameters) => parameters > 2e6)).toBe(true);
  expect(costs.filter((parameters) => parameters <= 2e6).length).toBeGreaterThan(50);
});
