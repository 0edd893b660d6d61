import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SearchSpace } from "../../src/space/search-space.ts";
import type { Dimension } from "../../src/space/dimension.ts";
import { emptyFolder, espalier } from "./espalier.ts";

/** A made-up table of all cells: each convolution is worth five percent, and takes ten seconds. */
function writeTable(): string {
  const { dimensions } = JSON.parse(readFileSync("search-spaces/nas-bench-201.json", "utf8")) as {
    dimensions: Record<string, Dimension>;
  };
  const lines = [...new SearchSpace("cells", new Map(Object.entries(dimensions))).enumerate()].map((cell) => {
    const [first, second, third, ...last] = Object.keys(dimensions).map((edge) => cell.get(edge));
    const net = `|${first}~0|+|${second}~0|${third}~1|+|${last[0]}~0|${last[1]}~1|${last[2]}~2|`;
    const convolutions = net.split("conv_3x3").length - 1;
    return [net, 60 + 5 * convolutions, 10 + 10 * convolutions, 65 + 5 * convolutions].join(",");
  });
  const columns = [
    "architecture",
    ...["valid_accuracy_12_epochs", "seconds_12_epochs", "test_accuracy_200_epochs"].map(
      (name) => `cifar10_${name}`,
    ),
  ];
  const file = join(emptyFolder(), "cells.csv");
  writeFileSync(file, [columns.join(","), ...lines].join("\n"));
  return file;
}

test("strategies are compared on a table of cells, over seeds and within a simulated time", async () => {
  const table = writeTable();
  const bench = (seconds: string) =>
    espalier(
      ...["bench", "nas-bench-201", "--table", table, "--runs", "30", "--seconds", seconds],
      ...["--strategy", "random", "--strategy", "regularized-evolution"],
    );
  const { code, stdout, stderr } = await bench("2000");
  expect(code, stderr).toBe(0);
  const rows = stdout.split("\n").filter((line) => line.startsWith("| `"));
  const [random, evolution] = rows.map((row) => row.split("|").map((cell) => cell.trim()));
  expect([random?.[1], evolution?.[1]]).toEqual(["`random`", "`regularized-evolution`"]);
  expect(random?.[5]).toBe("");
  // About 90 trials of 22 seconds: by luck alone, 4 or 5 of the 6 edges are convolutions.
  expect(Number(random?.[2])).toBeGreaterThan(83);
  expect(Number(random?.[2])).toBeLessThan(92);
  expect(Number(evolution?.[2])).toBeGreaterThan(Number(random?.[2]) + 1);
  expect(Number(evolution?.[5])).toBeLessThan(0.05);
  const short = await bench("11");
  expect(short.stdout).toMatch(/\| `random` .* \| +1\.\d \|/);
});

test("what a proposal and a kept trial cost is told in Markdown", async () => {
  const { code, stdout, stderr } = await espalier(
    ...["bench", "strategies", "--strategy", "random", "--folder", emptyFolder()],
  );
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^\| `random` \| [\d.]+ \| [\d.]+ \| [\d.]+ \|$/m);
  expect(stdout).toMatch(/^\| [\d.]+ \| [\d.]+ \| [\d.]+ \|$/m);
});
