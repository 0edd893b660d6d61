import { counted } from "../../counted.ts";
import type { Environment } from "../../run/store/environment.ts";
import type { EnvironmentView } from "./view.ts";

/** Facts about a process. Logs of other versions may lack some. */
export function environmentView(environment: Environment): EnvironmentView {
  const { engine, cpu, cores, memoryBytes, workers, order } = environment as Partial<Environment>;
  const { platform, host, node, espalier, commit, experimentFile } = environment as Partial<Environment>;
  const threads = engine?.threads === undefined ? "" : `, ${counted(engine.threads, "thread")}`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["engine", engine && `${engine.name} (${engine.version})${threads}`],
    ["processor", cpu && (cores === undefined ? cpu : `${cpu}, ${counted(cores, "core")}`)],
    ["memory", memoryBytes === undefined ? undefined : `${(memoryBytes / 2 ** 30).toFixed(1)} GiB`],
    ["workers", workers === undefined ? undefined : `${workers}, order ${order}`],
    ["system", platform],
    ["host", host],
    ["Node.js", node],
    ["Espalier", espalier],
    ["commit", commit ?? undefined],
    ["experiment file", experimentFile],
  ];
  return {
    at: environment.at ?? "",
    facts: facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined),
  };
}
