import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Every experiment file of the repository: those that ship, the tests' and the templates'. */
export function shippedFiles(): string[] {
  return ["experiments", "test/cases", "templates"].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json") && !/(\.schema|package|tsconfig)\.json$/.test(file))
      .map((file) => join(root, file))
      .toSorted(),
  );
}
