import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { BrokenPromise } from "../broken-promise.ts";
import type { Kind } from "../kind.ts";

/** What an input of the kind `broken` makes its reader do. */
export const MISDEEDS = {
  throw: () => {
    throw new TypeError("x is not a function");
  },
  promise: () => {
    throw new BrokenPromise("a promise is broken");
  },
  late: () => new Promise((_, reject) => setTimeout(() => reject(new Error("too late")), 10)),
  uncaught: () => new Promise(() => setTimeout(() => JSON.parse("{"), 10)),
  exit: () => process.exit(0),
  memory: () => Buffer.alloc(1.2e9, 1),
  loop: () => {
    for (;;);
  },
} as const satisfies Record<string, () => unknown>;

/** Every way of reading badly: the harness has to see each. */
export const broken: Kind = {
  name: "broken",
  inputs: () => fc.constantFrom(...Object.keys(MISDEEDS)).map((misdeed) => ({ misdeed })),
  read: async (folder) => {
    const misdeed = readFileSync(join(folder, "misdeed"), "utf8") as keyof typeof MISDEEDS;
    await MISDEEDS[misdeed]();
  },
};
