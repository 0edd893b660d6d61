import { expect, onTestFinished, test } from "vitest";
import { plugins } from "../../../plugins/index.ts";
import { costOf } from "../../../src/architecture/model-family.ts";
import { readExperiment } from "../../../src/experiment/read-experiment.ts";
import { growthPaths } from "../../../src/run/plan/growth-paths.ts";
import { plannedUpdates } from "../../../src/run/plan/planned-updates.ts";
import { assemble } from "../../../src/run/setup/assemble.ts";

test("a budget in FLOPs pays the gradients of parent and child after growing", async () => {
  const overrides = ["/training/updates=null", '/training/budget={"flops":1e9}'];
  const resolved = await readExperiment("test/cases/squares/experiment.json", { plugins, overrides });
  const assembly = await assemble(resolved);
  onTestFinished(() => assembly.close());
  const { smallest: path } = await growthPaths(assembly);
  const { family, training, search } = assembly;
  const planned = plannedUpdates(
    assembly,
    path,
    path.map(() => 1),
  );
  const update = path.map(({ architecture }) => 3 * costOf(family, architecture).flops * training.batchSize);
  expect(planned.map((one) => one.training)).toEqual(
    update.map((flops, place) => {
      const gradients = place === 0 ? 0 : update[place - 1]! + flops;
      return Math.floor((1e9 - search.evaluator.updates * flops - gradients) / flops);
    }),
  );
});
