import { readFileSync } from "node:fs";
import { isModuleNamespaceObject } from "node:util/types";
import { createJiti, type Jiti, type JitiOptions } from "jiti";
import { cachedCode } from "./cached-code.ts";

/** How a module that jiti runs gets others. */
interface Imports {
  readonly require: NodeJS.Require;
  /** Replacement of `import()`. */
  readonly jitiImport: (name: string) => Promise<unknown>;
}

/** The name under which modules find their imports. */
const IMPORTS = "espalier/imports";
/** On a module's first line, so that the lines of stack traces stay right. */
const PREFIX = `"use strict"; ({ require, jitiImport } = require("${IMPORTS}").of(module, require));`;

/** A statement that makes an ECMAScript module of a file; `import x = require("x")` of TypeScript does not. */
const IMPORT_STATEMENT = /^\s*import\b(?!\s*\()(?!\s+\w+\s*=)/m;
const EXPORTED = 'Object.defineProperty(exports, "__esModule"';

const OPTIONS: JitiOptions = { fsCache: false, interopDefault: false };

/**
 * Loads modules, TypeScript included, that import what Node would give them. jiti alone runs ECMAScript modules as
 * CommonJS: the default import of `node:fs` is `require("node:fs").default`, which is undefined.
 */
export class ModuleLoader {
  private readonly id: string;
  private readonly options: JitiOptions;
  private readonly jiti: Jiti;

  /**
   * @param id a file; packages are looked for from its folder.
   * @param modules what is imported in place of the packages of these names.
   */
  constructor(id: string, modules: object) {
    this.id = id;
    const imports = {
      of: (module: NodeJS.Module, require: NodeJS.Require) => this.importsOf(module, require),
    };
    const plain = createJiti(id, OPTIONS);
    this.options = {
      ...OPTIONS,
      virtualModules: Object.defineProperties(
        { [IMPORTS]: imports },
        Object.getOwnPropertyDescriptors(modules),
      ),
      transform: (file) => {
        const code = cachedCode(file, () => plain.transform(file));
        return { code: isModule(file.source, code) ? PREFIX + code : code };
      },
    };
    this.jiti = createJiti(id, this.options);
  }

  /** The path of a package's entry point. @throws Error if there is no such package. */
  resolve(name: string): string {
    return this.jiti.esmResolve(name);
  }

  /** Imports a module. @param path absolute, or a `file:` URL. */
  async import(path: string): Promise<unknown> {
    return await this.load(path, this.jiti);
  }

  /**
   * Synchronously where that can be, since jiti leaves asynchronous imports to Node, which knows no `modules`.
   * @param parent the module that imports it, if one does.
   */
  private async load(name: string, require: NodeJS.Require | Jiti, parent?: NodeJS.Module): Promise<unknown> {
    try {
      return require(name);
    } catch (error) {
      if (!isTopLevelAwait(error)) throw error;
      const path = require.resolve(name);
      // Of this one, jiti has kept what a module exports that has only begun.
      const jiti = createJiti(this.id, this.options);
      const options = { filename: path, async: true, forceTranspile: true };
      const exports: unknown = await jiti.evalModule(readFileSync(path, "utf8"), options);
      const loaded = require.cache[path] as NodeJS.Module | undefined;
      if (loaded !== undefined && parent?.children.includes(loaded) === false) parent.children.push(loaded);
      return exports;
    }
  }

  private importsOf(module: NodeJS.Module, require: NodeJS.Require): Imports {
    ecmaScript.add(module.exports as object);
    return {
      require: Object.assign((name: string) => namespaceOf(require(name)), require),
      jitiImport: async (name) => namespaceOf(await this.load(name, require, module)),
    };
  }
}

function isModule(source: string, code: string): boolean {
  return code.includes(EXPORTED) || IMPORT_STATEMENT.test(source);
}

/** CommonJS has no `await` outside of functions: Node cannot compile what Babel has accepted as a module. */
function isTopLevelAwait(error: unknown): boolean {
  return (
    error instanceof SyntaxError && /^\s+at .*\(node:vm:/.test(error.stack?.match(/^\s+at .*$/m)?.[0] ?? "")
  );
}

/** `exports` of ECMAScript modules that run as CommonJS. Of all loaders: they share what they have loaded. */
const ecmaScript = new WeakSet<object>();
const namespaces = new WeakMap<object, object>();

/** Namespace object of a module, as `import *` returns it. */
function namespaceOf(exports: unknown): unknown {
  if ((typeof exports !== "object" && typeof exports !== "function") || exports === null)
    return { default: exports };
  return isModuleNamespaceObject(exports) || ecmaScript.has(exports) ? exports : commonJsNamespace(exports);
}

/** The exports of CommonJS as a whole are the default export, and each has its name. */
function commonJsNamespace(exports: object): object {
  const known = namespaces.get(exports);
  if (known !== undefined) return known;
  const names = Object.keys(exports).filter((name) => name !== "default");
  const getters = names.map((name) => [name, { enumerable: true, get: () => Reflect.get(exports, name) }]);
  const whole = { default: { enumerable: true, value: exports } };
  const namespace = Object.defineProperties({}, { ...Object.fromEntries(getters), ...whole });
  namespaces.set(exports, namespace);
  return namespace;
}
