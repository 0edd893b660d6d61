// Bundles the command line and its worker processes: loading a thousand modules takes longer than many commands.
import { defineConfig } from "rolldown";

export default defineConfig({
  input: {
    main: "dist/src/cli/main.js",
    worker: "dist/src/cli/worker.js",
    "pulse-thread": "dist/src/run/workers/pulse-thread.js",
  },
  platform: "node",
  logLevel: "warn",
  // Plug-ins and the native engine have to meet the same TensorFlow.js; the others load files of their own.
  external: [/^@tensorflow\//, "sharp", "jiti", "node-api-headers"],
  output: { dir: "dist/bin", cleanDir: true, chunkFileNames: "[name]-[hash].js" },
});
