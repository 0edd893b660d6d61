import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plugins } from "../../plugins/index.ts";

const strategies = plugins.flatMap((plugin) =>
  plugin.strategies.map(({ definition }) => ({ plugin: plugin.name, ...definition })),
);

test.each(strategies)("$plugin documents $type", ({ plugin, type }) => {
  expect(readFileSync(`plugins/${plugin}/README.md`, "utf8")).toMatch(new RegExp(`[\`"]${type}[\`"]`));
});

test.each(strategies)("every option of $plugin's $type has a description", ({ options }) => {
  for (const [name, schema] of Object.entries(options.properties)) {
    expect(schema, name).toHaveProperty("description");
  }
});

test.each(plugins)("the README names plug-in $name", ({ name }) => {
  expect(readFileSync("README.md", "utf8")).toContain(`plugins/${name}/README.md`);
});
