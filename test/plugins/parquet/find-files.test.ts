import { join } from "node:path";
import { expect, it } from "vitest";
import { type FileOption, findFiles } from "../../../plugins/parquet/find-files.ts";
import { folderWith } from "./parquet-files.ts";

const empty = new Uint8Array();
const names = ["b.parquet", "a.parquet", "c.txt", "a+.parquet", "deeper/d.parquet", "deeper/e.parquet"];
const folder = folderWith(Object.fromEntries(names.map((name) => [name, empty])));

it.each<[FileOption, string[]]>([
  ["b.parquet", ["b.parquet"]],
  ["c.txt", ["c.txt"]],
  [".", ["a+.parquet", "a.parquet", "b.parquet"]],
  ["*.txt", ["c.txt"]],
  ["a+*", ["a+.parquet"]],
  ["a*t", ["a+.parquet", "a.parquet"]],
  ["deeper", ["d.parquet", "e.parquet"]],
  [
    ["deeper/e.parquet", "b.parquet", "./deeper"],
    ["deeper/e.parquet", "b.parquet", "deeper/d.parquet"],
  ],
])("%j stands for %j", (option, expected) => {
  expect([...findFiles(folder, option).files.keys()]).toEqual(expected);
});

it("files of an object have its splits, and one in two of them the later split", () => {
  const found = findFiles(folder, {
    test: "b.parquet",
    train: [".", "deeper/d.parquet"],
    validation: "deeper",
  });
  expect(found.folder).toBe(folder);
  expect([...found.files].map(([name, { path, split }]) => [name, path, split])).toEqual([
    ["a+.parquet", join(folder, "a+.parquet"), "train"],
    ["a.parquet", join(folder, "a.parquet"), "train"],
    ["b.parquet", join(folder, "b.parquet"), "test"],
    ["deeper/d.parquet", join(folder, "deeper/d.parquet"), "search-validation"],
    ["deeper/e.parquet", join(folder, "deeper/e.parquet"), "search-validation"],
  ]);
});
