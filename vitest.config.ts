import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["espalier-source"] },
  ssr: { resolve: { conditions: ["espalier-source"] } },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
