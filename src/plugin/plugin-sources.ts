import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isAbsolute, join, relative, resolve, sep } from "node:path";

/** The code of the plug-ins that this process has loaded. */
export interface PluginSources {
  /** SHA-256 of each file outside node_modules, by its path from the experiment's folder. */
  readonly files: Readonly<Record<string, string>>;
  /** Version of each package, by its name. */
  readonly packages: Readonly<Record<string, string>>;
}

const MODULES = `${sep}node_modules${sep}`;

/**
 * The plug-ins' files, those that they import included. Plug-ins are run as CommonJS, so Node's cache of such modules
 * has them and their imports.
 * @param names the plug-ins as the experiment names them.
 * @param folder that relative names start from.
 */
export function pluginSources(names: readonly string[], folder: string): PluginSources {
  const { cache } = createRequire(import.meta.url);
  const entries = names
    .filter((name) => name.startsWith(".") || isAbsolute(name))
    .flatMap((name) => cache[resolve(folder, name)] ?? []);
  const files = [...importedBy(entries)].filter((file) => !file.includes(MODULES)).toSorted();
  return {
    files: Object.fromEntries(
      files.map((file) => [relative(folder, file).split(sep).join("/"), sha256Of(file)]),
    ),
    packages: Object.fromEntries(names.flatMap((name) => versionOf(name, Object.keys(cache)))),
  };
}

/** The files of modules and of all that they import. */
function importedBy(modules: readonly NodeJS.Module[]): ReadonlySet<string> {
  const found = new Set<NodeJS.Module>(modules);
  for (const { children } of found) for (const child of children) found.add(child);
  return new Set([...found].map(({ filename }) => filename).filter((file) => existsSync(file)));
}

function sha256Of(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** The package's name and version, if one of its files is loaded. */
function versionOf(name: string, loaded: readonly string[]): (readonly [string, string])[] {
  const root = `${MODULES}${name.split("/").join(sep)}${sep}`;
  const file = loaded.find((path) => path.includes(root));
  if (file === undefined) return [];
  const manifest = join(file.slice(0, file.indexOf(root) + root.length), "package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version?: string };
  return [[name, version ?? ""]];
}

/** Each difference in a few words: `squares.ts has changed`. */
export function changedSources(before: PluginSources, after: PluginSources): string[] {
  const names = (one: object, other: object) => [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const files = names(before.files, after.files).flatMap((name) => {
    const [old, now] = [before.files[name], after.files[name]];
    if (old === now) return [];
    return [
      `${name} ${old === undefined ? "is new" : now === undefined ? "is not used any more" : "has changed"}`,
    ];
  });
  const packages = names(before.packages, after.packages).flatMap((name) => {
    const [old = "none", now = "none"] = [before.packages[name], after.packages[name]];
    return old === now ? [] : [`${name} went from version ${old} to ${now}`];
  });
  return [...files, ...packages];
}

/**
 * Whether recorded code is as it was, also if this process has not loaded it: files are compared on the disk, and packages
 * that are loaded by their version.
 * @param names the plug-ins as the experiment names them.
 * @param folder that relative names start from.
 */
export function isUnchanged(recorded: PluginSources, names: readonly string[], folder: string): boolean {
  const { packages } = pluginSources(names, folder);
  const files = Object.entries(recorded.files);
  const isSame = ([name, sha256]: readonly [string, string]) => {
    const file = resolve(folder, name);
    return existsSync(file) && sha256Of(file) === sha256;
  };
  return (
    files.every(isSame) &&
    Object.entries(packages).every(([name, version]) => recorded.packages[name] === version)
  );
}
