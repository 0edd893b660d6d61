import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { packageFolder } from "../../package-folder.ts";
import type { Registry } from "../../plugin/registry.ts";
import { PORTS } from "../../plugin/slots.ts";
import { badPluginName, folderExists, takenPluginName } from "../errors.ts";

/** Lower case words, joined by dashes: valid as a name of a package, a strategy and a file. */
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

type WrittenFile = readonly [file: string, text: string];

/** Folders of `templates/` with files for all ports, and with files that are written where another one imports them. */
const [COMMON, SHARED] = ["common", "shared"];

/** The ports in kebab case, as flags, templates and pages of `docs/ports/` name them. */
export const PORT_NAMES: readonly string[] = PORTS.map(({ name }) => kebabCase(name));

/**
 * Writes a plug-in that runs: the template of a port under another name.
 * @param parent folder in which the folder of the plug-in is created.
 * @param port one of `PORT_NAMES`.
 * @param registry built-in plug-ins and strategies, whose names are taken.
 * @returns names of the files.
 * @throws EspalierError if the name is invalid or taken, or the folder exists.
 */
export function writePlugin(
  parent: string,
  name: string,
  port: string,
  registry: Registry,
): readonly string[] {
  if (!NAME.test(name)) throw badPluginName(name);
  const owner = ownerOf(name, registry);
  if (owner !== undefined) throw takenPluginName(name, owner);
  const folder = join(parent, name);
  if (existsSync(folder)) throw folderExists(folder);
  const template = templateOf(port).map(([file, text]): WrittenFile => [
    renamed(file, port, name),
    renamed(text, port, name),
  ]);
  const files = isInstalled() ? template : dependingOnCheckout(template, folder);
  mkdirSync(folder);
  return files.map(([file, text]) => {
    writeFileSync(join(folder, file), text);
    return file;
  });
}

/** Whether Espalier runs as an installed package, not from a checkout. */
function isInstalled(): boolean {
  return packageFolder().split(sep).includes("node_modules");
}

/** Files that depend on this checkout in place of a release. A link would bring a second copy of Vitest with it. */
function dependingOnCheckout(files: readonly WrittenFile[], folder: string): readonly WrittenFile[] {
  const checkout = `file:${relative(folder, packageFolder()).split(sep).join("/")}`;
  const changed = files.map(([file, text]): WrittenFile => {
    if (file !== "package.json") return [file, text];
    const content = JSON.parse(text) as { devDependencies: Record<string, string> };
    content.devDependencies["espalier"] = checkout;
    return [file, `${JSON.stringify(content, null, 2)}\n`];
  });
  return [[".npmrc", "install-links=true\n"], ...changed];
}

/** Names and texts of a template's files; those of the port override common ones. */
function templateOf(port: string): readonly WrittenFile[] {
  const own = [...filesOf(COMMON), ...filesOf(port)];
  const isImported = (file: string) => own.some(([, text]) => text.includes(`"./${file}"`));
  const files = new Map([...filesOf(SHARED).filter(([file]) => isImported(file)), ...own]);
  return [...files].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function filesOf(template: string): readonly WrittenFile[] {
  const folder = join(packageFolder(), "templates", template);
  return readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]);
}

function ownerOf(name: string, registry: Registry): string | undefined {
  if (registry.plugins.some((plugin) => plugin.name === name)) return `plug-in "${name}"`;
  const port = registry.ports.find((one) => registry.types(one).includes(name));
  return port && `${port.name} "${name}"`;
}

/** A template's `my-PORT`, in each spelling, becomes the plug-in's name; `my-plugin` and `my-port` stand in common files. */
function renamed(text: string, port: string, name: string): string {
  const own = `my-${port}`;
  return text
    .replaceAll("my-plugin", name)
    .replaceAll(own, name)
    .replaceAll(camelCase(own), camelCase(name))
    .replaceAll(capitals(own), capitals(name))
    .replaceAll("MyPort", PORTS[PORT_NAMES.indexOf(port)]!.name)
    .replaceAll("my-port", port);
}

function kebabCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function capitals(name: string): string {
  return name.replaceAll("-", "_").toUpperCase();
}
