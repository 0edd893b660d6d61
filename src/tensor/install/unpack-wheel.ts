import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { openPromise } from "yauzl";
import type { Distribution } from "./wheels.ts";

/** Prefixes of a wheel's files that the addon needs for compiling. */
export const unpackedHeaders = [
  "tensorflow/include/tensorflow/c/",
  "tensorflow/include/tensorflow/core/common_runtime/next_pluggable_device/c/",
  "tensorflow/include/tensorflow/core/platform/ctstring",
  "tensorflow/include/tsl/platform/ctstring",
  "tensorflow/include/tsl/platform/platform.h",
  "tensorflow/include/xla/tsl/c/",
];

/** Unpacks the files of a wheel that the addon needs for compiling and running, in the layout of site-packages. */
export async function unpackWheel(wheel: string, folder: string, { libraries }: Distribution): Promise<void> {
  const wanted = new Set(libraries.map((name) => `tensorflow/${name}`));
  const archive = await openPromise(wheel);
  for await (const entry of archive.eachEntry()) {
    if (!isNeeded(entry.fileName, wanted)) continue;
    const target = join(folder, entry.fileName);
    await mkdir(dirname(target), { recursive: true });
    // XLA starts ptxas from the CUDA wheels, so the permissions matter.
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(
      await archive.openReadStreamPromise(entry),
      createWriteStream(target, { mode: mode || 0o644 }),
    );
  }
}

function isNeeded(name: string, libraries: ReadonlySet<string>): boolean {
  if (name.endsWith("/")) return false;
  if (libraries.has(name) || name === "tensorflow/include/LICENSE") return true;
  if (name.startsWith("nvidia/")) return !name.includes("/include/");
  return unpackedHeaders.some((prefix) => name.startsWith(prefix)) && name.endsWith(".h");
}
