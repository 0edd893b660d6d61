import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cachedText } from "../../src/files/cached-text.ts";
import { temporaryFolder } from "../run/temporary-folder.ts";

/** Counts how often a text is computed. */
function counted() {
  let count = 0;
  return async () => `computed ${++count} times`;
}

test("a text is computed once, and read from then on", async () => {
  const folder = join(temporaryFolder(), "texts");
  const compute = counted();
  expect(await cachedText("index", compute, folder)).toBe("computed 1 times");
  expect(await cachedText("index", compute, folder)).toBe("computed 1 times");
  expect(await cachedText("other", compute, folder)).toBe("computed 2 times");
  expect(readdirSync(folder).toSorted()).toEqual(["index", "other"]);
});

test("where it cannot be stored, it is computed each time", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  const compute = counted();
  expect(await cachedText("index", compute, join(file, "below"))).toBe("computed 1 times");
  expect(await cachedText("index", compute, join(file, "below"))).toBe("computed 2 times");
});

test("a failure is not stored", async () => {
  const folder = temporaryFolder();
  await expect(cachedText("index", () => Promise.reject(new Error("no data")), folder)).rejects.toThrow(
    "no data",
  );
  expect(await cachedText("index", async () => "data", folder)).toBe("data");
});
