import type { Argv, CommandModule } from "yargs";
import { print, printJson, printNote } from "../print/output.ts";
import { PLUGIN_ARGUMENT } from "./plugin-argument.ts";

interface PackagesArguments {
  readonly packages: readonly string[];
  readonly plugin: readonly string[];
}

interface DataArguments {
  readonly plugin: readonly string[];
  readonly json: boolean;
}

const fetch: CommandModule<object, PackagesArguments> = {
  command: "fetch [packages..]",
  describe: "Download data packages. Default: all",
  builder: (yargs) => packagesOf(yargs).example("espalier data fetch mnist", ""),
  handler: async ({ packages, plugin }) => {
    const { openDataPackage } = await import("../../data/data-package.ts");
    for (const { pinned } of await chosen(packages, plugin))
      printNote(`${pinned.name} is in ${await openDataPackage(pinned)}.`);
  },
};

const remove: CommandModule<object, PackagesArguments> = {
  command: "remove [packages..]",
  describe: "Remove data packages from the cache. Default: all, and what was computed from them",
  builder: (yargs) => packagesOf(yargs).example("espalier data remove mnist", ""),
  handler: async ({ packages, plugin }) => {
    const { rm } = await import("node:fs/promises");
    const { dataCacheFolder } = await import("../../data/data-package.ts");
    const { computedCacheFolder } = await import("../../files/user-cache.ts");
    const folders = (await chosen(packages, plugin)).map(({ pinned }) => dataCacheFolder(pinned));
    if (packages.length === 0) folders.push(computedCacheFolder());
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  },
};

export const dataCommand: CommandModule<object, DataArguments> = {
  command: "data",
  describe: "List the data packages of streams; download or remove them",
  builder: (yargs) =>
    yargs
      .command(fetch)
      .command(remove)
      .option("plugin", PLUGIN_ARGUMENT)
      .option("json", { type: "boolean", default: false, describe: "Print JSON" })
      .example("espalier data", "") as Argv<DataArguments>,
  handler: async ({ plugin, json }) => {
    const { findDataPackage } = await import("../../data/data-package.ts");
    const { userCacheFolder } = await import("../../files/user-cache.ts");
    const packages = (await chosen([], plugin)).map(({ pinned, plugin }) => {
      const { name, version, contents, megabytes } = pinned;
      return { name, version, plugin, contents, megabytes, folder: findDataPackage(pinned) };
    });
    if (json) return printJson(packages);
    const { printTable } = await import("../print/print-table.ts");
    const placeOf = (folder: string | undefined) => {
      if (folder === undefined) return "not downloaded";
      return folder.startsWith(userCacheFolder()) ? "in the cache" : "installed";
    };
    printTable(
      ["package", "plug-in", "contents", "MB", ""],
      packages.map(({ name, version, plugin, contents, megabytes, folder }) => [
        `${name} ${version}`,
        plugin,
        contents,
        String(megabytes),
        placeOf(folder),
      ]),
    );
    print();
    print(`cache: ${userCacheFolder()}`);
  },
};

function packagesOf(yargs: Argv): Argv<PackagesArguments> {
  return yargs.option("plugin", PLUGIN_ARGUMENT).positional("packages", {
    type: "string",
    array: true,
    default: [],
    describe: "Names of packages, such as mnist",
  }) as unknown as Argv<PackagesArguments>;
}

/** The data packages of all plug-ins, or those of some names. @throws EspalierError for an unknown name. */
async function chosen(names: readonly string[], plugins: readonly string[]) {
  const { registryWith } = await import("../registry-with.ts");
  const registry = await registryWith(plugins);
  const all = registry.plugins.flatMap(({ name, dataPackages = [] }) =>
    dataPackages.map((pinned) => ({ plugin: name, pinned })),
  );
  const { noSuchDataPackage } = await import("../errors.ts");
  const known = all.map(({ pinned }) => pinned.name);
  for (const name of names) if (!known.includes(name)) throw noSuchDataPackage(name, known);
  return names.length === 0 ? all : all.filter(({ pinned }) => names.includes(pinned.name));
}
