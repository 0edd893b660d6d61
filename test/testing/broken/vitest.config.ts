import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["espalier-source"] },
  ssr: { resolve: { conditions: ["espalier-source"] } },
  test: { include: ["*.kit.ts"], fileParallelism: false, isolate: false },
});
