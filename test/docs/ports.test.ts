import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as testing from "espalier/testing";
import { plugins } from "../../plugins/index.ts";
import { PORT_NAMES } from "../../src/cli/write/write-plugin.ts";
import { PORTS } from "../../src/plugin/slots.ts";
import { readSound } from "../experiment/read-sound.ts";

const FOLDER = "docs/ports";
const read = (...path: readonly string[]) => readFileSync(join(...path), "utf8");

/** A fenced block under a line with the name of a file. */
const BLOCK = /^`([\w.-]+)`:\n\n```(\w+)\n([^]*?)^```$/gm;

/** A page whose blocks are the files of a template. */
function withFiles(page: string, port: string): string {
  return page.replaceAll(
    BLOCK,
    (_, file: string, language: string) =>
      `\`${file}\`:\n\n\`\`\`${language}\n${read("templates", port, file)}\`\`\``,
  );
}

test("there is a page for each port, and the index has them all", () => {
  const pages = readdirSync(FOLDER).filter((file) => file !== "README.md");
  expect(pages).toEqual(PORT_NAMES.map((name) => `${name}.md`).toSorted());
  const index = read(FOLDER, "README.md");
  const linked = [...index.matchAll(/^\| \[(\w+)\]\(([\w-]+)\.md\)/gm)].map(([, port, page]) => [port, page]);
  expect(linked).toEqual(PORTS.map(({ name }, index) => [name, PORT_NAMES[index]]));
});

describe.each(PORTS.map(({ name }, index) => [PORT_NAMES[index]!, name] as const))("%s", (name, port) => {
  const page = read(FOLDER, `${name}.md`);

  test("shows the files that create-plugin writes; `npx vitest run test/docs -u` copies them", async () => {
    await expect(withFiles(page, name)).toMatchFileSnapshot(`../../${FOLDER}/${name}.md`);
    const code = readdirSync(join("templates", name)).filter((file) => /\.ts$|^experiment/.test(file));
    expect(new Set([...page.matchAll(BLOCK)].map(([, file]) => file))).toEqual(new Set(code));
  });

  test("shows a valid part of an experiment file", async () => {
    const [, part = ""] = /## In an experiment file\n\n```json\n([^]*?)```/.exec(page) ?? [];
    const file = join(mkdtempSync(join(tmpdir(), "espalier-test-")), "part.json");
    writeFileSync(file, JSON.stringify({ extends: "tiny-scenes", name: "part", ...JSON.parse(part) }));
    await expect(readSound(file, { plugins })).resolves.toBeDefined();
  });

  test("lists the built-in strategies, by plug-in", () => {
    const rows = [
      ...page.matchAll(/^\| \[([\w-]+)\]\(\.\.\/\.\.\/plugins\/([\w-]+)\/README\.md\) +\| (.*) \|$/gm),
    ];
    const listed = rows.map(([, plugin, folder, types = ""]) => {
      expect(folder).toBe(plugin);
      return [plugin, [...types.matchAll(/`([\w-]+)`/g)].map(([, type]) => type)];
    });
    const built = plugins.map((plugin) => {
      const own = plugin.strategies.filter((one) => one.port.name === port);
      return [plugin.name, own.map(({ definition }) => definition.type)] as const;
    });
    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries(built.filter(([, types]) => types.length > 0)),
    );
  });

  test("has a kit, and describes it", () => {
    const kit = `describe${port}`;
    expect(testing).toHaveProperty(kit);
    expect(page).toContain(`\`${kit}(`);
    expect(read("docs/testing.md")).toContain(`\`${kit}\``);
  });

  test("has links that lead somewhere", () => {
    const links = [...page.matchAll(/\]\(([^)#:]+)(?:#[\w-]+)?\)/g)].map(([, link]) => join(FOLDER, link!));
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });

  test("names the port's file", () => {
    const [, file = ""] = /^Source: \[`(.*)`\]/m.exec(page) ?? [];
    expect(read(file)).toContain(`export abstract class ${port}`);
    expect(read("ARCHITECTURE.md")).toContain(`\`${file}\``);
  });
});
