import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compileFunction } from "node:vm";

interface CommonJsModule {
  exports: unknown;
}

type CommonJs = (module: CommonJsModule, exports: unknown, require: (name: string) => unknown) => void;

const requireOurs = createRequire(import.meta.url);

/**
 * A loader for the CommonJS modules of tfjs-node's `dist`. The package is in the user's cache, from which Node would
 * not resolve tfjs, and backends must register in this project's tfjs.
 */
export function tfjsNodeLoader(packageFolder: string): (name: string) => unknown {
  const loaded = new Map<string, CommonJsModule>();
  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known !== undefined) return known.exports;
    const module: CommonJsModule = { exports: {} };
    loaded.set(file, module);
    const { resolve } = createRequire(file);
    const run = compile(file);
    run(module, module.exports, (name) => {
      if (!name.startsWith(".")) return requireOurs(name);
      // TensorBoard messages, which need google-protobuf.
      return name.endsWith("/api_pb") ? {} : load(resolve(name));
    });
    return module.exports;
  };
  return (name) => load(join(packageFolder, "dist", `${name}.js`));
}

function compile(file: string): CommonJs {
  const parameters = ["module", "exports", "require"];
  return compileFunction(readFileSync(file, "utf8"), parameters, { filename: file }) as CommonJs;
}
