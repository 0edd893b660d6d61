import { counted } from "../counted.ts";
import { EspalierError } from "../espalier-error.ts";
import { type EngineName, engineNames, openEngine } from "./engine.ts";
import { engineCacheFolder, findInstallations } from "./install/cache-folder.ts";

/** Status of an engine on this machine. */
export interface EngineStatus {
  readonly name: EngineName;
  readonly available: boolean;
  /** Library and threads, or the reason why it is unavailable and a remedy. */
  readonly details: string;
}

/** Status of all engines on this machine. */
export interface EngineReport {
  /** Fastest first. */
  readonly engines: readonly EngineStatus[];
  /** The engine that `auto` selects. */
  readonly automatic: EngineName;
  /** Reason for the selection, one sentence. */
  readonly reason: string;
  readonly cacheFolder: string;
  /** Folders of the installed native engines, the used one first. */
  readonly installations: readonly string[];
}

/** Starts every engine once, for `espalier engine`; takes one or two seconds. */
export async function describeEngine(): Promise<EngineReport> {
  const engines: EngineStatus[] = [];
  for (const name of engineNames) engines.push(await tryEngine(name));
  const picked = await openEngine("auto");
  await picked.close();
  return {
    engines,
    automatic: picked.name,
    reason: picked.reason,
    cacheFolder: engineCacheFolder(),
    installations: findInstallations().map(({ addons }) => addons),
  };
}

async function tryEngine(name: EngineName): Promise<EngineStatus> {
  try {
    const engine = await openEngine(name);
    await engine.close();
    const threads = counted(engine.threads, "thread");
    return { name, available: true, details: `${engine.version}, ${threads}` };
  } catch (error) {
    if (!(error instanceof EspalierError)) throw error;
    return { name, available: false, details: `${error.message} ${error.remedy ?? ""}`.trim() };
  }
}
