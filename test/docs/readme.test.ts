import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, espalier } from "../cli/espalier.ts";

const readme = readFileSync("README.md", "utf8");

/** First fenced code of a language in a page. */
function code(page: string, language: string): string {
  const [, text] =
    new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "ms").exec(readFileSync(page, "utf8")) ?? [];
  return text as string;
}

/** The README's experiment and the page's first plug-in, in a folder as both describe it. */
function writeExamples(): string {
  const folder = join(emptyFolder(), "experiments");
  mkdirSync(folder);
  writeFileSync(join(folder, "no-momentum.json"), code("README.md", "json"));
  writeFileSync(join(folder, "stay-small.ts"), code("docs/first-plugin.md", "ts"));
  writeFileSync(join(folder, "stay-small.json"), code("docs/first-plugin.md", "json"));
  return folder;
}

test("the commands of the first experiment do what they say", async () => {
  const folder = writeExamples();
  const commands = readme.match(/^npx espalier (validate|explain) .*$/gm) ?? [];
  expect(commands).toHaveLength(2);
  for (const command of commands) {
    const [, , name] = command.split(" ");
    const outcome = await espalier(name as string, join(folder, "no-momentum.json"));
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  }
  const explained = await espalier("explain", join(folder, "no-momentum.json"));
  expect(explained.stdout).toMatch(/inherit\(current, chosen\)\s+copy/);
});

test("the first plug-in is loaded and chosen", async () => {
  const explained = await espalier("explain", join(writeExamples(), "stay-small.json"));
  expect(explained, explained.stderr).toMatchObject({ code: 0 });
  expect(explained.stdout).toMatch(/selection\.choose\(trials\)\s+smallest/);
});

test("the README fits on two screens, and its links lead somewhere", () => {
  expect(readme.split("\n").length).toBeLessThanOrEqual(120);
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link as string);
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
});

test("every command of the table exists, and no other one", async () => {
  const documented = [...readFileSync("docs/commands.md", "utf8").matchAll(/^\| `espalier ([a-z-]+)/gm)].map(
    ([, name]) => name as string,
  );
  const { stdout } = await espalier("--help");
  const commands = stdout.slice(0, stdout.indexOf("Options:"));
  const existing = [...commands.matchAll(/^ {2}espalier (\S+)/gm)].map(([, name]) => name as string);
  expect(documented.toSorted()).toEqual(existing.toSorted());
});
