import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { plugins } from "../../plugins/index.ts";
import { EspalierError } from "../../src/espalier-error.ts";
import { readExperiment } from "../../src/experiment/read-experiment.ts";
import { isObject } from "../../src/json/pointer.ts";
import { assemble } from "../../src/run/setup/assemble.ts";
import { readSound } from "./read-sound.ts";
import { shippedFiles } from "./shipped-files.ts";

/** Sound experiments with every default filled in, and where their paths start. */
const sound = await Promise.all(
  shippedFiles().map(async (file) => {
    const { experiment } = await readSound(file, { plugins });
    return { json: experiment as unknown, folder: resolve(dirname(file)) };
  }),
);

const folder = mkdtempSync(join(tmpdir(), "espalier-test-"));

type Path = readonly (string | number)[];

/** Where all parts of a value are, the whole one first. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  const parts = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return [path, ...parts.flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

/** A copy with the part at a path replaced; `undefined` takes it away. */
function changed(value: unknown, [key, ...rest]: Path, part: unknown): unknown {
  if (key === undefined) return part;
  if (Array.isArray(value)) {
    const inner = changed(value[key as number], rest, part);
    return value.toSpliced(key as number, 1, ...(inner === undefined ? [] : [inner]));
  }
  return isObject(value) ? { ...value, [key]: changed(value[key], rest, part) } : value;
}

/** What a file of this content comes to: nothing wrong, or words. */
async function outcomeOf(json: unknown, start: string): Promise<unknown> {
  const file = join(folder, "experiment.json");
  writeFileSync(file, JSON.stringify(json) ?? "");
  try {
    await (await assemble(await readExperiment(file, { plugins, folder: start }))).close();
    return undefined;
  } catch (error) {
    return error;
  }
}

const replacements = fc.constantFrom<unknown>(
  ...[undefined, null, 0, -1.5, true, "", "text", "./x", [], [1], [[]], {}, { type: "x" }, { type: 1 }],
);

const mutations = fc.constantFrom(...sound).chain(({ json, folder: start }) => {
  const paths = fc.constantFrom(...pathsOf(json));
  return fc.record({
    json: fc.constant(json),
    start: fc.constant(start),
    changes: fc.array(fc.tuple(paths, replacements), { minLength: 1, maxLength: 3 }),
  });
});

test("whatever is taken away or of the wrong type is told in words", { timeout: 300_000 }, async () => {
  const outcomes = { valid: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(mutations, async ({ json, start, changes }) => {
      const mutant = changes.reduce<unknown>((whole, [path, part]) => changed(whole, path, part), json);
      const error = await outcomeOf(mutant, start);
      outcomes[error === undefined ? "valid" : "refused"]++;
      if (error !== undefined) expect(error).toBeInstanceOf(EspalierError);
    }),
    { numRuns: Number(process.env["ESPALIER_FUZZ_RUNS"] ?? 100) },
  );
  expect(outcomes.refused).toBeGreaterThan(outcomes.valid);
});

test("any subset of the keys is told what it lacks, all at once", { timeout: 300_000 }, async () => {
  const [first] = sound;
  const { json, folder: start } = first as (typeof sound)[number];
  await fc.assert(
    fc.asyncProperty(fc.subarray(Object.keys(json as object)), async (keys) => {
      const error = await outcomeOf(
        Object.fromEntries(keys.map((key) => [key, (json as never)[key]])),
        start,
      );
      const lacking = ["name", "searchSpace", "search"].filter((key) => !keys.includes(key));
      for (const key of lacking) expect((error as Error).message).toContain(`Key "${key}" is missing`);
    }),
    { numRuns: 25 },
  );
});
