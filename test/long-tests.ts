/**
 * The longest tests: they install the package, kill processes, fuzz, compile, or run whole experiments. `npm test` leaves them
 * to `npm run test:all`. In the order in which they start.
 */
export const LONG_TESTS: readonly string[] = [
  "test/package/package.test.ts",
  "test/cli/families.test.ts",
  "test/cli/resume.test.ts",
  "test/fuzz/fuzz.test.ts",
  "test/experiments/studies/capacity.test.ts",
  "test/fuzz/reader.test.ts",
  "test/tensor/install.test.ts",
  "test/plugins/icons/icon-stream.test.ts",
  "test/plugins/icons/icon-tasks.test.ts",
  "test/cli/endless.test.ts",
  "test/plugins/vision/experiment.test.ts",
  "test/cli/standard-streams.test.ts",
  "test/tensor/parity/growth-run.test.ts",
  "test/tensor/parity/xla.test.ts",
  "test/tensor/compile/memory.test.ts",
  "test/bench/engine.test.ts",
];
