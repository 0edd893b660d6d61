import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** Folders of tests that run whole commands, packages and minutes of random inputs. */
const WHOLE = /^test\/(cli|fuzz|package)\//;

/** Tests that take seconds, or start a process by way of `src`, without an import that shows it. */
export const SLOW: ReadonlySet<string> = new Set([
  "test/bench/race.test.ts",
  "test/experiment/schema/editor-accepts.test.ts",
  "test/experiment/mutations.test.ts",
  "test/plugins/emoji/emoji-stream.test.ts",
  "test/plugins/scenes/captions.test.ts",
  "test/plugins/scenes/tasks.test.ts",
  "test/plugins/search/better-than-random.test.ts",
  "test/plugins/search/schedulers.test.ts",
  "test/plugins/search/strategies.test.ts",
]);

/** Starts processes or engines. */
const HEAVY = /from "node:(child_process|cluster|worker_threads)"|\bopenEngine\b|\bsetBackend\b/;

/** The files of tests that `npm run test:unit` runs: they start no process, open no engine, and none takes long. */
export function unitTests(): string[] {
  return readdirSync("test", { recursive: true, encoding: "utf8" })
    .map((name) => join("test", name))
    .filter((file) => file.endsWith(".test.ts") && isUnitTest(file))
    .toSorted();
}

/** Whether a file is one of them. Conformance kits train models. */
export function isUnitTest(file: string): boolean {
  const isWhole = WHOLE.test(file) || SLOW.has(file) || file.endsWith("/conformance.test.ts");
  return !isWhole && !reachesHeavy(file, new Set());
}

/** Whether a file, or one below `test` that it imports, directly or not, starts something. */
function reachesHeavy(file: string, seen: Set<string>): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  const source = readFileSync(file, "utf8");
  if (HEAVY.test(source)) return true;
  return [...source.matchAll(/(?:from|import\()\s*"(\.[^"]+\.ts)"/g)]
    .map(([, name = ""]) => normalize(join(dirname(file), name)))
    .filter((imported) => imported.startsWith("test/") && existsSync(imported))
    .some((imported) => reachesHeavy(imported, seen));
}
