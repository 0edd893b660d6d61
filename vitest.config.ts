import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { unitTests } from "./test/unit-tests.ts";

const unit = unitTests();

/** The longest ones, in order: what begins last should not take long. */
const FIRST = [
  "package/package",
  "testing/kits",
  "cli/workers",
  "cli/families",
  "fuzz/fuzz",
  "cli/create-plugin",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) =>
      FIRST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
    const first = files.filter((file) => placeOf(file) >= 0);
    const others = files.filter((file) => placeOf(file) < 0);
    return [...first.toSorted((one, other) => placeOf(one) - placeOf(other)), ...(await super.sort(others))];
  }
}

export default defineConfig({
  resolve: { conditions: ["espalier-source"] },
  ssr: { resolve: { conditions: ["espalier-source"] } },
  test: {
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: "forks",
    // One more than cores: some of the tests wait for processes or a network.
    maxWorkers: availableParallelism() + 1,
    // Loading the modules takes longer than many of the tests.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: unit,
          setupFiles: ["test/no-processes.ts"],
          restoreMocks: true,
        },
      },
      { extends: true, test: { name: "whole", include: ["test/**/*.test.ts"], exclude: unit } },
    ],
  },
});
