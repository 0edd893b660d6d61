/**
 * Tests that look for rare faults by brute force, or measure: they fuzz, compare engines, grow every family in every way,
 * also by the operators of the literature. Only `npm run test:all` runs them.
 */
export const BRUTE_TESTS: readonly string[] = [
  "test/cli/families.test.ts",
  "test/fuzz/fuzz.test.ts",
  "test/fuzz/reader.test.ts",
  "test/cli/endless.test.ts",
  "test/plugins/vision/experiment.test.ts",
  "test/plugins/growth-baselines/conformance.test.ts",
  "test/experiment/schema/editor-accepts.test.ts",
  "test/experiment/mutations.test.ts",
  "test/tensor/parity/xla.test.ts",
  "test/tensor/compile/memory.test.ts",
  "test/tensor/parity/growth-run.test.ts",
  "test/bench/engine.test.ts",
];

/**
 * The longest tests: those, and others that install the package, kill processes, or run whole experiments. `npm test` leaves
 * them to continuous integration and to `npm run test:all`. In the order in which they start.
 */
export const LONG_TESTS: readonly string[] = [
  "test/package/package.test.ts",
  ...BRUTE_TESTS,
  "test/cli/resume.test.ts",
  "test/cli/ablate.test.ts",
  "test/cli/create-plugin.test.ts",
  "test/cli/metrics.test.ts",
  "test/cli/ablate-rank.test.ts",
  "test/cli/ablate-guided.test.ts",
  "test/cli/budget.test.ts",
  "test/tensor/install.test.ts",
  "test/plugins/icons/icon-stream.test.ts",
  "test/plugins/icons/icon-tasks.test.ts",
  "test/cli/standard-streams.test.ts",
];
