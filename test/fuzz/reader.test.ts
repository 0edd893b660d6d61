import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeFiles } from "./fuzzer.ts";
import { Reader } from "./reader.ts";

// One reader for all: each is found out after what those before it have done.
const folder = mkdtempSync(join(tmpdir(), "espalier-"));
const reader = new Reader({ busy: 4, whole: 60 });

afterAll(() => {
  reader.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["throw", 'TypeError "x is not a function" outside of our code'],
  ["promise", "a promise is broken"],
  ["late", 'Error "too late" outside of our code'],
  ["uncaught", /^uncaught SyntaxError /],
  ["exit", "dies: exit code 0"],
  ["memory", "takes too much memory"],
  ["loop", "takes too long outside of our code"],
  ["throw", 'TypeError "x is not a function" outside of our code'],
])("a reader that errs by %s is found out", async (misdeed, signature) => {
  writeFiles(folder, { misdeed });
  const { ending } = await reader.read({ kind: "broken", folder });
  expect(ending).toMatchObject({ end: "fault", signature: expect.stringMatching(signature) });
  if (misdeed === "loop") expect(ending).toMatchObject({ detail: expect.stringContaining("at loop (") });
});
