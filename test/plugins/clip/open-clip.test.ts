import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import { deviation, tinyClip } from "../growclip/tiny-clip.ts";
import { exportTo, type ModelToExport, modelOf, modelsToExport } from "./exported-models.ts";
import peer from "./fixtures/open-clip.json" with { type: "json" };

interface Features {
  readonly imageFeatures: readonly (readonly number[])[];
  readonly textFeatures: readonly (readonly number[])[];
}

/** What `fixtures/read_models.py` prints. */
interface Peer {
  readonly versions: Readonly<Record<string, string>>;
  readonly models: Readonly<
    Record<string, Features & { readonly refused: string | null; readonly tokens: number[][] | null }>
  >;
}

const python = process.env["ESPALIER_TEST_PYTHON"] ?? "python3";
/** `ESPALIER_WRITE_FIXTURES=1` writes `open-clip.json` anew, where Python has open_clip. */
const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));
const refused = ["wider, then deeper", "with shared blocks", "of shared blocks alone"];

let folder: string;
let engine: Engine;
let models: Readonly<Record<string, ModelToExport>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "espalier-"));
  models = await modelsToExport(folder);
  engine = await openEngine("wasm");
  for (const [name, model] of Object.entries(models)) await exportTo(join(folder, name), model);
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

function json(model: string, file: string) {
  return JSON.parse(readFileSync(join(folder, model, file), "utf8"));
}

function largestDifference(one: Features, other: Features): number {
  const flat = ({ imageFeatures, textFeatures }: Features) =>
    Float32Array.from([...imageFeatures.flat(), ...textFeatures.flat()]);
  return deviation(flat(one), flat(other));
}

function runPython(...parameters: readonly string[]): string {
  return execFileSync(python, parameters, { encoding: "utf8", stdio: "pipe" });
}

/** The vocabulary file that lies in open_clip, if Python has it. */
function vocabularyOfPeer(): string | undefined {
  const place = "find_spec('open_clip').submodule_search_locations[0]";
  try {
    const path = runPython("-c", `from importlib.util import find_spec; print(${place})`);
    return join(path.trim(), "bpe_simple_vocab_16e6.txt.gz");
  } catch {
    console.log(`skipped: ${python} has no open_clip; ESPALIER_TEST_PYTHON names another one`);
    return undefined;
  }
}

test("open_clip has computed the features that each folder holds", () => {
  expect(Object.keys(models)).toEqual(Object.keys(peer.models));
  for (const [name, features] of Object.entries<Features>(peer.models))
    expect(largestDifference(json(name, "check.json"), features), name).toBeLessThan(1e-5);
});

test("open_clip loads each folder and computes its features and, but for invented merges, its token ids", async ({
  skip,
}) => {
  const vocabulary = vocabularyOfPeer();
  if (vocabulary === undefined) return skip();
  const family = await tinyClip({ tokenizer: { type: "byte-pair", vocabulary } });
  await exportTo(join(folder, "byte pairs"), modelOf(family, { "shared.depth": 0 }));
  const names = [...Object.keys(models), "byte pairs"];
  const script = join(fixtures, "read_models.py");
  const found = JSON.parse(runPython(script, ...names.map((name) => join(folder, name)))) as Peer;
  for (const [name, features] of Object.entries(found.models)) {
    const check = json(name, "check.json");
    expect(largestDifference(check, features), name).toBeLessThan(1e-5);
    expect(features.refused !== null, name).toBe(refused.includes(name));
    if (features.tokens !== null && name !== "as published")
      expect(features.tokens, name).toEqual(check.tokens);
  }
  if (process.env["ESPALIER_WRITE_FIXTURES"] !== undefined)
    writeFileSync(join(fixtures, "open-clip.json"), `${JSON.stringify(fixtureOf(found))}\n`);
});

/** The features of the models that are the same everywhere, with as many digits as float32 has. */
function fixtureOf({ versions, models: found }: Peer) {
  const short = (rows: readonly (readonly number[])[]) =>
    rows.map((row) => row.map((value) => Number(value.toFixed(8))));
  const features = ({ imageFeatures, textFeatures }: Features) => ({
    imageFeatures: short(imageFeatures),
    textFeatures: short(textFeatures),
  });
  const names = Object.keys(models);
  return { versions, models: Object.fromEntries(names.map((name) => [name, features(found[name]!)])) };
}
