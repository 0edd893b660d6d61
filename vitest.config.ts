import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { LONG_TESTS } from "./test/long-tests.ts";

/** Files that start first: what begins last should not take long. */
const FIRST = [...LONG_TESTS, "test/testing/kits.test.ts", "test/cli/workers.test.ts"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) =>
      FIRST.findIndex((name) => moduleId.endsWith(`/${name}`));
    const first = files.filter((file) => placeOf(file) >= 0);
    const others = files.filter((file) => placeOf(file) < 0);
    return [...first.toSorted((one, other) => placeOf(one) - placeOf(other)), ...(await super.sort(others))];
  }
}

export default defineConfig({
  resolve: { conditions: ["espalier-source"] },
  ssr: { resolve: { conditions: ["espalier-source"] } },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/no-processes.ts"],
    restoreMocks: true,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: "forks",
    // As many as cores. Vitest's default is one fewer; with one more, the tests took longer.
    maxWorkers: "100%",
    // Loading the modules takes longer than many of the tests.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
