import { channel } from "node:diagnostics_channel";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { refuseProcesses } from "../no-processes.ts";
import { LONG_TESTS } from "../long-tests.ts";
import { isUnitTest, SLOW, unitTests } from "../unit-tests.ts";

test("unit tests are those that start no process and open no engine, directly or by what they import", () => {
  const some = ["space/search-space", "files/lock", "training/train-step", "docs/readme", "cli/run"];
  expect(some.map((name) => [name, isUnitTest(`test/${name}.test.ts`)])).toEqual([
    ["space/search-space", true],
    ["files/lock", false],
    ["training/train-step", false],
    ["docs/readme", false],
    ["cli/run", false],
  ]);
});

test("every file that is named as a long one is there", () => {
  expect([...SLOW, ...LONG_TESTS].filter((file) => !existsSync(file))).toEqual([]);
});

test("no unit test imports child_process", () => {
  const files = unitTests();
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /["'](node:)?child_process["']/.test(readFileSync(file, "utf8")))).toEqual([
    "test/lint/unit-tests.test.ts",
  ]);
});

test("a unit test that starts a process by way of the source fails", () => {
  expect(refuseProcesses).not.toThrow();
  channel("child_process").publish({ process: { spawnargs: ["sh", "-c", "true"] } });
  expect(refuseProcesses).toThrow(
    new Error("A unit test started a process: sh -c true. Name its file in test/unit-tests.ts."),
  );
  expect(refuseProcesses).not.toThrow();
});
