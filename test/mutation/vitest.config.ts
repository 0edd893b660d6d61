import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import whole from "../../vitest.config.ts";
import { unitTests } from "../unit-tests.ts";

/** Tests of texts, the source's among them, and of the build. */
const OTHERS = /^test\/((cli|docs|lint)\/|run\/loop\/growth-loop\.test\.ts)/;

/** Tests of what is mutated that are slow or open an engine. They run last: most mutants fail a quick test. */
const SLOW = [
  "test/plugins/growclip/exactness.test.ts",
  "test/plugins/growclip/slots.test.ts",
  "test/plugins/supernet/slice.test.ts",
  "test/plugins/search/schedulers.test.ts",
  "test/plugins/search/strategies.test.ts",
  "test/run/plan/plan.test.ts",
  "test/run/workers/measure-trial.test.ts",
];

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification) => SLOW.some((file) => moduleId.endsWith(file));
    return [...files.filter((file) => !isSlow(file)), ...files.filter(isSlow)];
  }
}

/** Only test files whose paths begin with one of these are run. Default: all. */
const judges = (process.env["MUTATION_TESTS"] ?? "").split(",");

/** The tests that judge mutants: those that read `src` itself, not the build. */
export default defineConfig({
  ...whole,
  test: {
    include: [...unitTests().filter((file) => !OTHERS.test(file)), ...SLOW].filter((file) =>
      judges.some((prefix) => file.startsWith(prefix)),
    ),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    isolate: false,
    setupFiles: ["test/mutation/setup.ts"],
    sequence: { sequencer: QuickFirst },
  },
});
