import { type Fault, unless } from "./check.ts";
import { isRecord, isTexts } from "./values.ts";

export const NEEDS = "lists of names, such as `measurements`";

/** The fault of the names that a strategy needs to exist. */
export function needsFault(needs: unknown): Fault | undefined {
  return unless(
    isRecord(needs) && Object.values(needs).every((names) => names === undefined || isTexts(names)),
  );
}

export const NEEDED = "{ outputs, arrays }: arrays of names of the model family's; arrays may be omitted";

/** The fault of the outputs and arrays of a model family that a strategy reads. */
export function neededFault(needs: unknown): Fault | undefined {
  return unless(
    isRecord(needs) &&
      isTexts(needs["outputs"]) &&
      (needs["arrays"] === undefined || isTexts(needs["arrays"])),
  );
}
