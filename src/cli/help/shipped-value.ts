import { readFileSync } from "node:fs";
import { join } from "node:path";
import { shippedNames } from "../../experiment/schema/shipped-names.ts";
import { keysOf, ownValue } from "../../json/pointer.ts";
import { packageFolder } from "../../package-folder.ts";

/** The value at a pointer of the first shipped experiment that has one, and the name of that experiment. */
export function shippedValue(
  pointer: string,
): { readonly value: unknown; readonly experiment: string } | undefined {
  for (const experiment of shippedNames(process.cwd()).experiments) {
    const text = readFileSync(join(packageFolder(), "experiments", `${experiment}.json`), "utf8");
    const value = keysOf(pointer).reduce<unknown>(ownValue, JSON.parse(text));
    if (value !== undefined) return { value, experiment };
  }
  return undefined;
}
