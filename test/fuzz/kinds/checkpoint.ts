import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import { readCheckpoint, writeCheckpoint } from "../../../src/run/checkpoint.ts";
import { readSafetensors, writeSafetensors } from "../../../src/run/safetensors.ts";
import { ensure } from "../broken-promise.ts";
import type { Kind } from "../kind.ts";
import { changedBytes } from "../mutate/change-bytes.ts";
import { changedJson } from "../mutate/change-json.ts";
import { type JsonTree, textOf, treeOf } from "../mutate/json-tree.ts";

/** Checkpoints, which are safetensors files: header length, header, numbers. */
export const checkpoint: Kind = {
  name: "checkpoint",
  inputs: ({ runs }) => {
    const files = runs.flatMap(({ files }) =>
      Object.entries(files).filter(([name]) => name.endsWith(".safetensors")),
    );
    const small = files.map(([, bytes]) => bytes).toSorted((one, other) => one.length - other.length);
    return fc
      .constantFrom(...small.slice(0, 12), FOREIGN)
      .chain((bytes) =>
        fc.oneof(
          { weight: 3, arbitrary: changedHeader(bytes) },
          { weight: 1, arbitrary: changedBytes(bytes) },
        ),
      )
      .map((bytes) => ({ "x.safetensors": bytes }));
  },
  read: async (folder) => {
    const file = join(folder, "x.safetensors");
    readAsTensors(file, folder);
    readAsCheckpoint(file, folder);
  },
};

/** What is read and written again gives, read and written once more, the same bytes. */
function readAsTensors(file: string, folder: string): void {
  const [once, twice] = [join(folder, "once"), join(folder, "twice")];
  writeSafetensors(once, readSafetensors(file));
  writeSafetensors(twice, readSafetensors(once));
  ensure(readFileSync(once).equals(readFileSync(twice)), "tensors change by reading and writing");
}

function readAsCheckpoint(file: string, folder: string): void {
  const { checkpoint } = readCheckpoint(file);
  const [once, twice] = [join(folder, "once"), join(folder, "twice")];
  writeCheckpoint(once, checkpoint);
  writeCheckpoint(twice, readCheckpoint(once).checkpoint);
  ensure(readFileSync(once).equals(readFileSync(twice)), "a checkpoint changes by reading and writing");
}

/** A file with its header's JSON changed, and now and then the length that it claims. */
function changedHeader(bytes: Uint8Array): Arbitrary<Uint8Array> {
  const buffer = Buffer.from(bytes);
  const length = Number(buffer.readBigUInt64LE());
  const header = JSON.parse(buffer.toString("utf8", 8, 8 + length)) as Record<string, unknown>;
  const numbers = buffer.subarray(8 + length);
  const lengths = fc.oneof(
    { weight: 9, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(0n, 1n, 7n, 2n ** 31n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n) },
  );
  const padding = fc.constantFrom("", " ", "   \n");
  return fc.tuple(changedEntries(header), lengths, padding).map(([tree, claimed, spaces]) => {
    const text = Buffer.from(textOf(tree) + spaces);
    const prefix = Buffer.alloc(8);
    prefix.writeBigUInt64LE(claimed ?? BigInt(text.length));
    return Buffer.concat([prefix, text, numbers]);
  });
}

/** Changes in the genealogy, which is JSON within JSON, in what describes one tensor, or anywhere. */
function changedEntries(header: Record<string, unknown>): Arbitrary<JsonTree> {
  const tree = treeOf(header);
  const { __metadata__: metadata } = header as { __metadata__?: { espalier?: string } };
  const anywhere = changedJson(tree, 3);
  const tensor = fc
    .constantFrom(...Object.keys(header))
    .chain((name) => changedJson(treeOf(header[name]), 3).map((part) => replaced(tree, name, part)));
  if (metadata?.espalier === undefined) return fc.oneof(anywhere, tensor);
  const genealogy = changedJson(treeOf(JSON.parse(metadata.espalier)), 3).map((part) =>
    replaced(tree, "__metadata__", treeOf({ ...metadata, espalier: textOf(part) })),
  );
  return fc.oneof(anywhere, tensor, genealogy);
}

function replaced(tree: JsonTree, name: string, part: JsonTree): JsonTree {
  if (!("members" in tree)) return tree;
  return { members: tree.members.map(([key, value]) => [key, key === name ? part : value]) };
}

/** A file as other programs write it, with types that Espalier does not write. */
const FOREIGN = foreignFile();

function foreignFile(): Uint8Array {
  const header = Buffer.from(
    JSON.stringify({
      half: { dtype: "F16", shape: [3], data_offsets: [0, 6] },
      brain: { dtype: "BF16", shape: [1, 1], data_offsets: [6, 8] },
      long: { dtype: "I64", shape: [2], data_offsets: [8, 24] },
      empty: { dtype: "F64", shape: [0, 7], data_offsets: [24, 24] },
    }),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, Buffer.alloc(24, 0x7c)]);
}
