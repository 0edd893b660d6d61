import type { Argv, CommandModule } from "yargs";
import { printJson } from "../print/output.ts";
import { PLUGIN_ARGUMENT } from "./plugin-argument.ts";

export const schemaCommand: CommandModule<object, { plugin: string[] }> = {
  command: "schema",
  describe: "Print the JSON Schema of experiment files, for editors",
  builder: (yargs) =>
    yargs
      .option("plugin", PLUGIN_ARGUMENT)
      .example("espalier schema > experiment.schema.json", "") as unknown as Argv<{ plugin: string[] }>,
  handler: async ({ plugin }) => {
    const { editorSchema } = await import("../../experiment/schema/editor-schema.ts");
    const { registryWith } = await import("../registry-with.ts");
    const { shippedNames } = await import("../../experiment/schema/shipped-names.ts");
    printJson(editorSchema(await registryWith(plugin), shippedNames(process.cwd())));
  },
};
