import { ensure } from "./broken-promise.ts";

/** @throws BrokenPromise if a text that was taken is none. */
export function ensureUtf8(bytes: Uint8Array): void {
  ensure(isUtf8(bytes), "a file is taken that is not UTF-8");
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
