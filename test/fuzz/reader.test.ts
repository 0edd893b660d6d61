import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { writeFiles } from "./fuzzer.ts";
import { Reader } from "./reader.ts";

test.each([
  ["throw", 'TypeError "x is not a function" outside of our code'],
  ["promise", "a promise is broken"],
  ["late", 'Error "too late" outside of our code'],
  ["uncaught", /^uncaught SyntaxError /],
  ["exit", "dies: exit code 0"],
  ["memory", "takes too much memory"],
  ["loop", "takes too long outside of our code"],
])("a reader that errs by %s is found out, and the next input is read", async (misdeed, signature) => {
  const folder = mkdtempSync(join(tmpdir(), "espalier-"));
  const reader = new Reader();
  onTestFinished(() => {
    reader.close();
    rmSync(folder, { recursive: true, force: true });
  });
  writeFiles(folder, { misdeed });
  const { ending } = await reader.read({ kind: "broken", folder });
  expect(ending).toMatchObject({ end: "fault", signature: expect.stringMatching(signature) });
  if (misdeed === "loop") expect(ending).toMatchObject({ detail: expect.stringContaining("at loop (") });
  writeFiles(folder, { misdeed: "throw" });
  expect((await reader.read({ kind: "broken", folder })).ending.end).toBe("fault");
});
