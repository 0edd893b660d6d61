import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import * as script from "../../plugins/script/errors.ts";
import * as cli from "../../src/cli/errors.ts";
import { EspalierError } from "../../src/espalier-error.ts";
import * as json from "../../src/json/errors.ts";
import * as results from "../../src/run/results/errors.ts";
import { PLACEHOLDER, withEllipses } from "./placeholder.ts";

const SILENT = { text: "", bytes: 0 };
const [text, number, cause] = [PLACEHOLDER as string, PLACEHOLDER as number, PLACEHOLDER as EspalierError];

/** Errors that placeholders alone do not make: what they are given decides between several, or has to be a string. */
const FURTHER: readonly EspalierError[] = [
  cli.wrongUsage("Unknown argument: egnine", ["engine"]),
  json.unreadableFile(text, { code: "ENOENT" }),
  results.noTrainedModel(text),
  results.stepNotSearched(text, []),
  script.commandFailed(text, SILENT),
  script.commandTooSlow(number, SILENT),
  script.commandTooLoud(number, SILENT),
  script.commandNotFound(number, SILENT),
  script.noJsonObject(number, text, SILENT),
  script.noNumber(number, text, "…", SILENT),
  script.missingMeasurements(["…"], ["…"], SILENT),
  script.refusedOutput(cause, SILENT),
  script.tooManyNames(number, SILENT),
  script.longName(number, text, number, SILENT),
];

/** Every `errors.ts` of the framework and its plug-ins. */
const FILES = ["src", "plugins"].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(errors|obstacle)\.ts$/.test(file))
    .map((file) => join(root, file))
    .toSorted(),
);

/** Where the error of each code is made. */
function filesByCode(): Map<string, string> {
  const entries = FILES.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/"(ESPALIER_[A-Z0-9_]+)"/g)].map(
      ([, code]) => [code as string, file] as const,
    ),
  );
  return new Map(entries);
}

/** What a maker of errors makes of placeholders; omitted where that is no error. */
function made(make: unknown): EspalierError | undefined {
  if (typeof make !== "function") return undefined;
  try {
    const error: unknown = make(...new Array<unknown>(make.length + 2).fill(PLACEHOLDER));
    return error instanceof EspalierError ? error : undefined;
  } catch {
    return undefined;
  }
}

async function allErrors(): Promise<EspalierError[]> {
  const modules = await Promise.all(
    FILES.map(async (file) => (await import(resolve(file))) as Record<string, unknown>),
  );
  const makers = modules.flatMap((module) => Object.values(module));
  return [...makers.flatMap((make) => made(make) ?? []), ...FURTHER];
}

test("docs/errors.md lists every error; `npx vitest run test/docs -u` writes it anew", async () => {
  const files = filesByCode();
  const messages = new Map<string, Set<string>>();
  for (const { code, message } of await allErrors()) {
    const text = withEllipses(message).replaceAll(/\s+/g, " ").trim();
    messages.set(code, (messages.get(code) ?? new Set()).add(text));
  }
  expect([...messages.keys()].toSorted()).toEqual([...files.keys()].toSorted());
  const rows = [...messages]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, texts]) => `- \`${code}\` (${files.get(code)}): ${[...texts].join(" Or: ")}`);
  expect(rows.filter((row) => /\$\{|undefined|\[object|=>/.test(row))).toEqual([]);
  const page = [
    "# Errors",
    "",
    "Every error, with the file that makes it. Each error says what is allowed or what to do.",
    "",
  ];
  await expect([...page, ...rows, ""].join("\n")).toMatchFileSnapshot("../../docs/errors.md");
});
