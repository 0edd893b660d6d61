import { shortNumber } from "./short-number.ts";

/** `1 candidate`, `2 candidates` or `12,500 candidates`. @param plural if it is not the noun with an s. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${shortNumber(count)} ${count === 1 ? noun : plural}`;
}
