import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expandPatterns, findShards, shardsAt } from "../../../plugins/webdataset/shard-list.ts";
import { temporaryFolder } from "../../run/temporary-folder.ts";

describe("patterns", () => {
  // The lists are those of Python's braceexpand 0.1.7.
  it.each([
    ["a-{000..003}.tar", ["a-000.tar", "a-001.tar", "a-002.tar", "a-003.tar"]],
    ["{a,b}/{1..2}.tar", ["a/1.tar", "a/2.tar", "b/1.tar", "b/2.tar"]],
    ["x{a,b{1..3},c}y", ["xay", "xb1y", "xb2y", "xb3y", "xcy"]],
    ["{3..1}", ["3", "2", "1"]],
    ["{08..11}", ["08", "09", "10", "11"]],
    ["{1}", ["{1}"]],
    ["{000..010..5}", ["000", "005", "010"]],
    ["plain.tar", ["plain.tar"]],
  ])("expand %s", (pattern, expected) => {
    expect(expandPatterns([pattern])).toEqual(expected);
  });

  it("are joined by :: or in a list", () => {
    expect(expandPatterns(["a.tar::b/{0..1}.tar", "c.tar"])).toEqual([
      "a.tar",
      "b/0.tar",
      "b/1.tar",
      "c.tar",
    ]);
  });

  it("stand for a large number of long paths", () => {
    expect(expandPatterns([`${"long".repeat(50)}-{00000..99999}.tar`])).toHaveLength(100_000);
  });

  it("are refused beyond it", () => {
    expect(() => expandPatterns(["{0..999999999}.tar"])).toThrow(
      expect.objectContaining({ code: "ESPALIER_WEBDATASET_TOO_MANY_SHARDS", exitCode: 2 }),
    );
  });
});

describe("shards", () => {
  it("are the .tar files of a folder in order of name", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "s"));
    for (const name of ["b.tar", "a.tar", "c.txt", "10.tar"]) writeFileSync(join(folder, "s", name), "");
    expect(findShards(folder, ["s"]).map(({ name }) => name)).toEqual(["s/10.tar", "s/a.tar", "s/b.tar"]);
  });

  it("are read once, at their first place", () => {
    const names = shardsAt("/x", ["b.tar", "./a.tar", "/x/b.tar", "a.tar"]).map(({ name }) => name);
    expect(names).toEqual(["b.tar", "a.tar"]);
  });

  it("are named if they do not exist", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "1.tar"), "");
    expect(() => findShards(folder, ["{0..5}.tar"])).toThrow(
      expect.objectContaining({
        code: "ESPALIER_WEBDATASET_MISSING_SHARD",
        message: "5 of 6 shards do not exist: 0.tar, 2.tar, 3.tar and 2 more.",
      }),
    );
  });

  it.each([
    ["an empty folder", "."],
    ["a pattern of nothing", "::"],
  ])("are required: %s", (_, pattern) => {
    expect(() => findShards(temporaryFolder(), [pattern])).toThrow(
      expect.objectContaining({ code: "ESPALIER_WEBDATASET_NO_SHARDS", exitCode: 2 }),
    );
  });
});
