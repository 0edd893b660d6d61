import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Architecture } from "../../../src/architecture/architecture.ts";
import { EspalierError } from "../../../src/espalier-error.ts";
import { type Checkpoint, readCheckpoint, writeCheckpoint } from "../../../src/run/store/checkpoint.ts";
import { readSafetensors } from "../../../src/run/store/safetensors.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { thrown } from "../thrown.ts";
import { anyCheckpoint } from "./any-checkpoint.ts";

const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));

const small: Checkpoint = {
  state: {
    architecture: new Architecture({ "image.depth": 2 }),
    parameters: new Map([
      ["visual.proj", { shape: [2, 2], data: Float32Array.of(1, -0, 1e-40, NaN) }],
      ["logit_scale", { shape: [], data: Float32Array.of(2.6592) }],
    ]),
    averages: new Map([["logit_scale", { shape: [], data: Float32Array.of(2.5) }]]),
    slots: { first: new Map(), second: new Map(), count: new Map() },
  },
  plan: {},
  step: 2,
  update: 50,
  parent: "step-1.safetensors",
};

test("what is written is read again, to the bit and in the same order", () => {
  const file = join(temporaryFolder(), "one.safetensors");
  fc.assert(
    fc.property(anyCheckpoint, (written) => {
      const hash = writeCheckpoint(file, written);
      const bytes = readFileSync(file);
      const { checkpoint: read, sha256 } = readCheckpoint(file);
      expect(plain(read)).toEqual(plain(written));
      expect([hash, sha256]).toEqual(Array(2).fill(createHash("sha256").update(bytes).digest("hex")));
      writeCheckpoint(file, read);
      expect(readFileSync(file).equals(bytes)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("leaves no other file behind", () => {
  const folder = temporaryFolder();
  writeCheckpoint(join(folder, "one.safetensors"), small);
  expect(readdirSync(folder)).toEqual(["one.safetensors"]);
});

test("a file that cannot be written is named", () => {
  const file = join(temporaryFolder(), "no such folder", "one.safetensors");
  expect(thrown(() => writeCheckpoint(file, small))).toMatchObject({
    code: "ESPALIER_CHECKPOINT_NOT_WRITTEN",
    culprit: file,
  });
});

test("a parameter cannot have the name of something else", () => {
  const parameters = new Map([["average/x", { shape: [], data: Float32Array.of(1) }]]);
  const write = () => writeCheckpoint("never-written", { ...small, state: { ...small.state, parameters } });
  expect(write).toThrow(new RangeError('no parameter can be called "average/x"'));
});

test("a genealogy holds finite numbers", () => {
  const anchor = { weights: new Map(), mask: new Map(), momentum: NaN, pull: 0 };
  const write = () => writeCheckpoint("never-written", { ...small, plan: { anchor } });
  expect(write).toThrow(new RangeError("/anchor/momentum (NaN) is not a finite number"));
});

describe("a damaged file is named:", () => {
  test("cut off at any byte", () => {
    const file = join(temporaryFolder(), "one.safetensors");
    writeCheckpoint(file, small);
    const bytes = readFileSync(file);
    for (let length = 0; length < bytes.length; length++) {
      writeFileSync(file, bytes.subarray(0, length));
      const { code, culprit } = thrown(() => readCheckpoint(file));
      expect([code, culprit]).toEqual(["ESPALIER_DAMAGED_CHECKPOINT", file]);
    }
  });

  test("any byte of the header changed gives an error that names the file, or other content", () => {
    const file = join(temporaryFolder(), "one.safetensors");
    writeCheckpoint(file, small);
    const bytes = readFileSync(file);
    const headerEnd = 8 + Number(bytes.readBigUInt64LE());
    const outcomes = Array.from({ length: headerEnd }, (_, position) => {
      const damaged = Buffer.from(bytes);
      damaged[position] = (damaged[position] as number) ^ 0x15;
      writeFileSync(file, damaged);
      return `byte ${position}: ${outcomeOf(() => readCheckpoint(file).checkpoint, file)}`;
    });
    // What other programs read alone: the entry "format": "pt".
    const foreign = ["format", "pt"].flatMap((text) =>
      Array.from(text, (_, offset) => `byte ${bytes.indexOf(`"${text}"`) + 1 + offset}: unnoticed`),
    );
    expect(outcomes.filter((outcome) => !/: (refused|other content)$/.test(outcome))).toEqual(foreign);
    const refused = outcomes.filter((outcome) => outcome.endsWith("refused"));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(outcomes.length);
  });

  test.each([
    ["missing", undefined, "ENOENT: no such file or directory, open 'FILE'."],
    [
      "a header too long",
      header("{}", 1e9),
      "it has 10 bytes, and a header of 1000000000 that does not fit in.",
    ],
    ["no JSON", header("{ "), "its header is not JSON."],
    ["no object", header("[]"), "its genealogy is missing: it was not written by Espalier."],
    ["a gap", header(entry({ data_offsets: [4, 8] }), 0, 8), 'tensor "a" starts at 4 instead of 0.'],
    [
      "the wrong size",
      header(entry({ data_offsets: [0, 8] }), 0, 8),
      'tensor "a" has 8 bytes, which do not fit [1].',
    ],
    ["bytes left over", header(entry({}), 0, 8), "it holds 8 bytes of tensors instead of 4."],
    [
      "unknown type",
      header(entry({ dtype: "F8" }), 0, 4),
      'tensor "a" has elements of type "F8", which is not supported.',
    ],
  ])("%s", (_, bytes, message) => {
    const file = join(temporaryFolder(), "one.safetensors");
    if (bytes !== undefined) writeFileSync(file, bytes);
    const error = thrown(() => readCheckpoint(file));
    expect(error.culprit).toBe(file);
    expect(error.message.replace(file, "FILE")).toBe(`The checkpoint cannot be read: ${message}`);
  });
});

test("reads what the real library writes", () => {
  const { tensors, metadata } = readSafetensors(join(fixtures, "by_safetensors.safetensors"));
  expect(metadata).toEqual({ format: "pt", größe: "🌱" });
  expect(Object.fromEntries(tensors)).toEqual({
    "visual.proj": { shape: [2, 3], data: Float32Array.from([0, 1, 2, 3, 4, 5], (value) => value / 7) },
    logit_scale: { shape: [], data: Float32Array.of(2.6592) },
    half: { shape: [5], data: Float32Array.of(1.5, -2, 2 ** -24, 65504, Infinity) },
    double: { shape: [2, 1], data: Float32Array.of(1e-3, -4) },
    positions: { shape: [1, 5], data: Float32Array.of(0, 1, 2, 3, 4) },
    empty: { shape: [0, 4], data: new Float32Array() },
  });
});

/** What reading a damaged copy of `small` comes to. */
function outcomeOf(read: () => Checkpoint, file: string): string {
  try {
    return isDeepStrictEqual(plain(read()), plain(small)) ? "unnoticed" : "other content";
  } catch (error) {
    if (!(error instanceof EspalierError)) return `no error of ours, ${String(error)}`;
    return error.culprit === file ? "refused" : `the file is not named, ${error.message}`;
  }
}

/** A checkpoint as nested lists, floats as their bits. */
function plain({ state, plan, ...rest }: Checkpoint): unknown {
  const { anchor } = plan;
  const trees = [state.parameters, state.averages, ...Object.values(state.slots)];
  const all = anchor === undefined ? trees : [...trees, anchor.weights, anchor.mask];
  return {
    ...rest,
    architecture: state.architecture.toJSON(),
    anchor: anchor && [anchor.momentum, anchor.pull],
    trees: all.map((one) =>
      [...one].map(([key, { shape, data }]) => [key, shape, [...new Uint8Array(data.slice().buffer)]]),
    ),
  };
}

function header(text: string, length = 0, dataBytes = 0): Buffer {
  const bytes = Buffer.alloc(8 + text.length + dataBytes);
  bytes.writeBigUInt64LE(BigInt(length === 0 ? text.length : length));
  bytes.write(text, 8);
  return bytes;
}

function entry(changes: object): string {
  return JSON.stringify({ a: { dtype: "F32", shape: [1], data_offsets: [0, 4], ...changes } });
}
