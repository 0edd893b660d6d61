import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, espalier } from "../cli/espalier.ts";

const readme = readFileSync("README.md", "utf8");

/** The fenced code of a language, in order. */
function code(language: string): string[] {
  const fences = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms");
  return [...readme.matchAll(fences)].map(([, text]) => text as string);
}

/** The README's own experiment and plug-in, in a folder as it describes it. */
function writeExamples(): string {
  const folder = join(emptyFolder(), "experiments");
  mkdirSync(folder);
  writeFileSync(join(folder, "no-momentum.json"), code("json")[0] as string);
  writeFileSync(join(folder, "stay-small.ts"), code("ts")[0] as string);
  const plugged = {
    extends: "./no-momentum.json",
    name: "stay-small",
    plugins: ["./stay-small.ts"],
    search: { selection: "smallest" },
  };
  writeFileSync(join(folder, "stay-small.json"), JSON.stringify(plugged));
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

test("every command of the table exists, and no other one", async () => {
  const documented = [...readme.matchAll(/^\| `espalier ([a-z-]+)/gm)].map(([, name]) => name as string);
  const { stdout } = await espalier("--help");
  const existing = [...stdout.matchAll(/^ {2}espalier (\S+)/gm)].map(([, name]) => name as string);
  expect(documented.toSorted()).toEqual(existing.toSorted());
});
