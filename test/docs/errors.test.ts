import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Every `errors.ts` of the framework and its plug-ins. */
function errorFiles(): string[] {
  return ["src", "plugins"].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => /(^|\/)(errors|obstacle)\.ts$/.test(file))
      .map((file) => join(root, file))
      .toSorted((one, other) => (one < other ? -1 : 1)),
  );
}

/** Code and text of each error that a file makes. */
function errorsOf(file: string): { code: string; message: string }[] {
  const source = readFileSync(file, "utf8");
  const makers = source.matchAll(
    /code: "(ESPALIER_\w+)",\s*message:\s*(.*?),\n\s*(?:culprit|allowed|remedy|exitCode|cause|\.\.\.|\})/gs,
  );
  return [...makers].map(([, code, text]) => ({
    code: code as string,
    message: withoutExpressions(text as string)
      .replaceAll(/["`]\s*\+\s*["`]/g, "")
      .replaceAll(/^["`]|["`]$/g, "")
      .replaceAll(/\s+/g, " "),
  }));
}

/** A template's text with an ellipsis for each expression, which may hold templates itself. */
function withoutExpressions(text: string): string {
  let [depth, shown] = [0, ""];
  for (let place = 0; place < text.length; place++) {
    if (text.startsWith("${", place)) {
      if (depth++ === 0) shown += "…";
      place++;
    } else if (depth > 0) {
      if (text[place] === "{") depth++;
      if (text[place] === "}") depth--;
    } else shown += text[place];
  }
  return shown;
}

test("docs/errors.md lists every error; `npx vitest run test/docs -u` writes it anew", async () => {
  const errors = errorFiles().flatMap((file) => errorsOf(file).map((error) => ({ ...error, file })));
  const codes = errorFiles().flatMap(
    (file) => readFileSync(file, "utf8").match(/"ESPALIER_[A-Z0-9_]+"/g) ?? [],
  );
  expect(new Set(errors.map(({ code }) => code)).size).toBe(new Set(codes).size);
  const rows = errors
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map(({ code, message, file }) => `- \`${code}\` (${file}): ${message}`);
  const page = [
    "# Errors",
    "",
    "Every error, with the file that makes it. What to do is part of each.",
    "",
    ...rows,
    "",
  ];
  await expect(page.join("\n")).toMatchFileSnapshot("../../docs/errors.md");
});
