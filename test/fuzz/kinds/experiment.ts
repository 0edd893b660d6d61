import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { plugins } from "../../../plugins/index.ts";
import { editorSchema } from "../../../src/experiment/schema/editor-schema.ts";
import { readExperiment } from "../../../src/experiment/read-experiment.ts";
import { shippedNames } from "../../../src/experiment/schema/shipped-names.ts";
import { Registry } from "../../../src/plugin/registry.ts";
import { assemble } from "../../../src/run/setup/assemble.ts";
import { growthPaths } from "../../../src/run/plan/growth-paths.ts";
import { growthSpaceAt } from "../../../src/run/loop/growth-space-at.ts";
import { plan } from "../../../src/run/plan/plan.ts";
import { ensure } from "../broken-promise.ts";
import { checkSpace } from "../check-space.ts";
import { ensureUtf8 } from "../ensure-utf8.ts";
import type { Kind } from "../kind.ts";
import { asBytes } from "../mutate/change-bytes.ts";
import { changedJson } from "../mutate/change-json.ts";
import { fromSchema } from "../mutate/from-schema.ts";
import { textOf, treeOf } from "../mutate/json-tree.ts";

const FILE = "experiment.json";

/** Architectures of a space that `plan` looks at within a second. */
const SMALL = 500;

/** Experiment files: as `validate` and `plan` read them, less the time that an engine takes. */
export const experiment: Kind = {
  name: "experiment",
  inputs: ({ experiments }) => {
    const valid = experiments.flatMap(({ written, complete }) => [written, complete]).map(treeOf);
    const changed = fc.constantFrom(...valid).chain((tree) => changedJson(tree));
    const made = fromSchema(editorSchema(new Registry(plugins), shippedNames(process.cwd())));
    return fc
      .oneof({ weight: 4, arbitrary: changed }, { weight: 1, arbitrary: made })
      .chain((tree) => asBytes(textOf(tree)))
      .map((bytes) => ({ [FILE]: bytes }));
  },
  read: async (folder) => {
    const resolved = await readExperiment(join(folder, FILE), { plugins });
    const assembly = await assemble(resolved);
    try {
      ensureUtf8(readFileSync(join(folder, FILE)));
      writeFileSync(join(folder, "again.json"), JSON.stringify(resolved.experiment));
      const again = await readExperiment(join(folder, "again.json"), { plugins, folder });
      ensure(again.hash === resolved.hash, "an experiment has another hash once it is recorded");
      const { space, start, random } = assembly;
      checkSpace(space, start, random);
      if (space.gridSize <= SMALL) await plan(assembly, await growthPaths(assembly));
      else (await growthSpaceAt(assembly, 1, start)).sample(random);
    } finally {
      await assembly.close();
    }
  },
};
