import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the page shows the model that `create-plugin --kind model` writes, in at most 150 lines", () => {
  const page = readFileSync("docs/writing-a-model.md", "utf8");
  const template = readFileSync("templates/model/my-model.ts", "utf8");
  expect(/```ts\n(.*?)```/s.exec(page)?.[1]).toBe(template);
  expect(template.split("\n").length - 1).toBeLessThanOrEqual(150);
});
