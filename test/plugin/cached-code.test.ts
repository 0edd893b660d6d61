import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { cachedCode } from "../../src/plugin/cached-code.ts";

/** An empty cache folder for this test. */
function emptyCache(): string {
  const before = process.env["XDG_CACHE_HOME"];
  onTestFinished(() => {
    if (before === undefined) delete process.env["XDG_CACHE_HOME"];
    else process.env["XDG_CACHE_HOME"] = before;
  });
  return (process.env["XDG_CACHE_HOME"] = mkdtempSync(join(tmpdir(), "espalier-test-")));
}

/** Compiles modules and counts how often. */
function counting() {
  const compiled: string[] = [];
  const codeOf = (source: string, filename = "a.ts") =>
    cachedCode({ source, filename }, () => {
      compiled.push(source);
      return source.toUpperCase();
    });
  return { compiled, codeOf };
}

test.skipIf(process.platform !== "linux")(
  "a module is compiled again only if it or its place changes",
  () => {
    emptyCache();
    const { compiled, codeOf } = counting();
    expect([codeOf("é"), codeOf("é"), codeOf("b"), codeOf("b", "c.ts"), codeOf("é")]).toEqual([
      "É",
      "É",
      "B",
      "B",
      "É",
    ]);
    expect(compiled).toEqual(["é", "b", "b"]);
  },
);

test.skipIf(process.platform !== "linux")("a module that cannot be compiled is not kept", () => {
  const cache = emptyCache();
  const failed = () => cachedCode({ source: "a" }, () => "exports.__JITI_ERROR__ = {}");
  expect([failed(), failed()]).toEqual(new Array(2).fill("exports.__JITI_ERROR__ = {}"));
  expect(readdirSync(cache)).toEqual([]);
});

test.skipIf(process.platform !== "linux")("a cache that cannot be written is ignored", () => {
  writeFileSync(join(emptyCache(), "espalier"), "a file in the folder's place");
  const { compiled, codeOf } = counting();
  expect([codeOf("a"), codeOf("a")]).toEqual(["A", "A"]);
  expect(compiled).toEqual(["a", "a"]);
});
