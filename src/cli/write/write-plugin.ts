import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../../package-folder.ts";
import type { Registry } from "../../plugin/registry.ts";
import { badPluginName, folderExists, takenPluginName } from "../errors.ts";

/** Lower case words, joined by dashes: valid as a name of a package, a strategy and a file. */
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Folders of `templates/`, and the placeholder names in them. */
const TEMPLATES = {
  search: { type: "my-search", variable: "mySearch" },
  model: { type: "my-model", variable: "myModel" },
} as const;

/** Template of a new plug-in. */
export type PluginKind = keyof typeof TEMPLATES;

export const PLUGIN_KINDS = Object.keys(TEMPLATES) as readonly PluginKind[];

/**
 * Writes a plug-in that runs: a copy of the template under another name.
 * @param parent folder in which the folder of the plug-in is created.
 * @param registry built-in plug-ins and strategies, whose names are taken.
 * @returns names of the files.
 * @throws EspalierError if the name is invalid or taken, or the folder exists.
 */
export function writePlugin(
  parent: string,
  name: string,
  kind: PluginKind,
  registry: Registry,
): readonly string[] {
  if (!NAME.test(name)) throw badPluginName(name);
  const owner = ownerOf(name, registry);
  if (owner !== undefined) throw takenPluginName(name, owner);
  const folder = join(parent, name);
  if (existsSync(folder)) throw folderExists(folder);
  const template = join(packageFolder(), "templates", kind);
  mkdirSync(folder);
  return readdirSync(template).map((file) => {
    const target = renamed(file, kind, name);
    writeFileSync(join(folder, target), renamed(readFileSync(join(template, file), "utf8"), kind, name));
    return target;
  });
}

function ownerOf(name: string, registry: Registry): string | undefined {
  if (registry.plugins.some((plugin) => plugin.name === name)) return `plug-in "${name}"`;
  const port = registry.ports.find((one) => registry.types(one).includes(name));
  return port && `${port.name} "${name}"`;
}

function renamed(text: string, kind: PluginKind, name: string): string {
  const { type, variable } = TEMPLATES[kind];
  const own = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return text.replaceAll(type, name).replaceAll(variable, own);
}
