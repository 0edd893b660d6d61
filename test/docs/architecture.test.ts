import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("ARCHITECTURE.md fits on two screens", () => {
  expect(readFileSync("ARCHITECTURE.md", "utf8").split("\n").length).toBeLessThanOrEqual(110);
});

test.each(["ARCHITECTURE.md", "docs/how-a-run-works.md", "docs/compiler.md"])(
  "the files and folders that %s names exist",
  (page) => {
    const named = [...readFileSync(page, "utf8").matchAll(/\b(?:src|plugins|test|docs)\/[\w./-]*\w/g)];
    const missing = named.map(([path]) => path).filter((path) => !existsSync(path));
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(1);
  },
);
