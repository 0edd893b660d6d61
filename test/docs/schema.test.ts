import { expect, test } from "vitest";
import { plugins } from "../../plugins/index.ts";
import { editorSchema } from "../../src/experiment/schema/editor-schema.ts";
import { shippedNames } from "../../src/experiment/schema/shipped-names.ts";
import { Registry } from "../../src/plugin/registry.ts";

test("the schema beside the experiments is what `espalier schema` prints; -u writes it anew", async () => {
  const schema = JSON.stringify(editorSchema(new Registry(plugins), shippedNames("experiments")), null, 2);
  await expect(`${schema}\n`).toMatchFileSnapshot("../../experiments/experiment.schema.json");
});
