import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findDataPackage } from "../../src/data/data-package.ts";

const pinned = { name: "@my/data", version: "1.0.0", sha512: "", contents: "numbers", megabytes: 1 };

/** A project that has a version of the package. @returns its package.json. */
function projectWith(version: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "espalier-data-")));
  const installed = join(folder, "node_modules", pinned.name);
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(installed, "package.json"), JSON.stringify({ version }));
  return join(folder, "package.json");
}

test("the installed package of the pinned version is used, from the first project that has it", () => {
  const [older, same, other] = ["0.9.0", "1.0.0", "1.0.0"].map(projectWith) as [string, string, string];
  expect(findDataPackage(pinned, [older, same, other])).toBe(join(same, "..", "node_modules", pinned.name));
  expect(findDataPackage(pinned, [older])).toBe(undefined);
});
