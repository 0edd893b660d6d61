import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plugins } from "../../plugins/index.ts";

const strategies = plugins.flatMap((plugin) =>
  plugin.strategies.map(({ definition }) => ({ plugin: plugin.name, ...definition })),
);

test.each(strategies)("$plugin documents $type and its options", ({ plugin, type, options }) => {
  const pages = pagesOf(plugin);
  for (const name of [type, ...Object.keys(options.properties)])
    expect(pages).toMatch(new RegExp(`[\`"]${name}[\`"]`));
});

test.each(strategies)("every option of $plugin's $type has a description", ({ options }) => {
  for (const [name, schema] of Object.entries(options.properties)) {
    expect(schema, name).toHaveProperty("description");
  }
});

test.each(plugins)("the README names plug-in $name", ({ name }) => {
  expect(readFileSync("README.md", "utf8")).toContain(`plugins/${name}/README.md`);
});

/** All pages in a plug-in's folder, and the pages of `docs` that they link to. */
function pagesOf(plugin: string): string {
  const folder = `plugins/${plugin}`;
  const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
  const pages = files.map((file) => readFileSync(`${folder}/${file}`, "utf8"));
  const linked = pages.flatMap((page) => page.match(/(?<=\(\.\.\/\.\.\/)docs\/[\w-]+\.md/g) ?? []);
  return [...pages, ...linked.map((file) => readFileSync(file, "utf8"))].join("\n");
}
