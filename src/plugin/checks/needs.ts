import { type Fault, unless } from "./check.ts";
import { isRecord, isTexts } from "./values.ts";

export const NEEDS = "lists of names, such as `measurements`";

/** The fault of the names that a strategy needs to exist. */
export function needsFault(needs: unknown): Fault | undefined {
  return unless(
    isRecord(needs) && Object.values(needs).every((names) => names === undefined || isTexts(names)),
  );
}
