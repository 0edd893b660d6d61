import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { plugins } from "../../../plugins/index.ts";
import { editorSchema } from "../../../src/experiment/schema/editor-schema.ts";
import { readSound } from "../read-sound.ts";
import { shippedNames } from "../../../src/experiment/schema/shipped-names.ts";
import { isObject } from "../../../src/json/pointer.ts";
import type { Registry } from "../../../src/plugin/registry.ts";
import { shippedFiles } from "../shipped-files.ts";

const compiled = new Map<string, ValidateFunction>();

/** What an editor says of a file whose plug-ins the schema knows. */
function complaints(json: unknown, registry: Registry): unknown {
  const key = registry.plugins.map(({ name }) => name).join();
  const validate =
    compiled.get(key) ??
    new Ajv({ strict: true, allErrors: false, code: { optimize: false } }).compile(
      editorSchema(registry, shippedNames("experiments")),
    );
  compiled.set(key, validate);
  return validate(json) ? [] : validate.errors;
}

const files = await Promise.all(
  shippedFiles().map(async (file) => {
    const { experiment, registry } = await readSound(file, { plugins });
    return { file, experiment: experiment as unknown, registry };
  }),
);

test.each(files)(
  "what is written in $file is a file to an editor, and so is its record",
  ({ file, experiment, registry }) => {
    expect(complaints(JSON.parse(readFileSync(file, "utf8")), registry)).toEqual([]);
    expect(complaints(experiment, registry)).toEqual([]);
  },
);

type Path = readonly string[];

/** The members of objects that are not in a list: what a file that extends another can change. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  const members = isObject(value) ? Object.entries(value) : [];
  return members.flatMap(([key, part]) => [[...path, key], ...pathsOf(part, [...path, key])]);
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((whole, key) => (isObject(whole) ? whole[key] : undefined), value);
}

function placed(patch: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const whole = isObject(patch) ? patch : {};
  return { ...whole, [key]: placed(whole[key], rest, value) };
}

/** Files without plug-ins of their own, since those cannot be mixed. */
const plain = files.filter(({ registry }) => registry.plugins.length === plugins.length);

const overrides = fc.constantFrom(...plain).chain(({ file, experiment, registry }) => {
  const path = fc.constantFrom(...pathsOf(experiment));
  const change = path.chain((chosen) => {
    const others = plain.map((one) => at(one.experiment, chosen)).filter((value) => value !== undefined);
    const names = others.flatMap((value) =>
      isObject(value) && typeof value["type"] === "string" ? [value["type"]] : [],
    );
    return fc.tuple(fc.constant(chosen), fc.constantFrom<unknown>(null, ...others, ...names));
  });
  return fc.record({
    file: fc.constant(file),
    registry: fc.constant(registry),
    changes: fc.array(change, { minLength: 1, maxLength: 4 }),
  });
});

const folder = mkdtempSync(join(tmpdir(), "espalier-test-"));

test("what validates on top of another file is a file to an editor", { timeout: 300_000 }, async () => {
  let valid = 0;
  await fc.assert(
    fc.asyncProperty(overrides, async ({ file, registry, changes }) => {
      const patch = changes.reduce<unknown>((whole, [path, value]) => placed(whole, path, value), {});
      const json = { ...(patch as object), extends: resolve(file) };
      const written = join(folder, "override.json");
      writeFileSync(written, JSON.stringify(json));
      const isValid = await readSound(written, { plugins, folder: dirname(file) }).then(
        () => true,
        () => false,
      );
      if (isValid) expect(complaints(json, registry)).toEqual([]);
      valid += Number(isValid);
    }),
    { numRuns: Number(process.env["ESPALIER_FUZZ_RUNS"] ?? 100) },
  );
  expect(valid).toBeGreaterThan(20);
});
