import { Trainer } from "../training/trainer.ts";
import { foreignPort, malformedPlugin } from "./errors.ts";
import type { Port } from "./strategy.ts";

const TYPE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Checks what TypeScript would have, for plug-ins that were not compiled.
 * @param ports the ports that are known so far; one of the same name must be the same class.
 * @param writtenAs how the experiment names the plug-in, should it have no name of its own.
 * @throws EspalierError naming the plug-in.
 */
export function checkPlugin(plugin: unknown, ports: readonly Port[], writtenAs = "without a name"): void {
  const { name, strategies, services, starters, dataPackages } = fields(plugin);
  const culprit = typeof name === "string" && name !== "" ? name : writtenAs;
  if (culprit !== name) throw malformedPlugin(culprit, "it has no name", "a text as `name`");
  if (!Array.isArray(strategies))
    throw malformedPlugin(culprit, "it lists no strategies", "`strategies: [...]`");
  const known = [...ports, Trainer];
  for (const [index, entry] of strategies.entries()) checkStrategy(culprit, entry, index, known);
  for (const service of listOf(culprit, "services", services)) checkService(culprit, service, known);
  for (const starter of listOf(culprit, "starters", starters)) checkStarter(culprit, starter);
  for (const pinned of listOf(culprit, "dataPackages", dataPackages)) checkDataPackage(culprit, pinned);
}

function checkStrategy(plugin: string, entry: unknown, index: number, known: readonly Port[]): void {
  const { port, definition } = fields(entry);
  const { type, summary, options, inject, create } = fields(definition);
  if (typeof type !== "string" || !TYPE.test(type)) {
    throw malformedPlugin(
      plugin,
      `strategy ${index} has the type ${JSON.stringify(type)}`,
      "kebab case, such as `my-search`",
    );
  }
  const refuse = (what: string, allowed: string) =>
    malformedPlugin(plugin, `strategy "${type}" ${what}`, allowed);
  if (typeof port !== "function")
    throw refuse("names no port", "one of the abstract classes that espalier exports");
  refuseForeign(plugin, port as unknown as Port, known);
  if (typeof summary !== "string" || summary === "")
    throw refuse("has no summary", "one sentence as `summary`");
  const { type: kind, properties } = fields(options);
  if (kind !== "object") throw refuse("has no options schema", "`options: Type.Object({ ... })`");
  if ("type" in fields(properties))
    throw refuse('has an option named "type"', "any other name: `type` picks the strategy");
  if (!Array.isArray(inject))
    throw refuse("has no `inject` list", "`inject: []` or a list of ports and services");
  for (const token of inject) {
    if (typeof token !== "function") throw refuse(`injects ${String(token)}`, "abstract classes");
    refuseForeign(plugin, token as Port, known);
  }
  if (typeof create !== "function") throw refuse("has no `create`", "a function of options and services");
}

function checkDataPackage(plugin: string, pinned: unknown): void {
  const { name, version, sha512, contents, megabytes } = fields(pinned);
  const isComplete = [name, version, sha512, contents].every((text) => typeof text === "string");
  if (!isComplete || typeof megabytes !== "number")
    throw malformedPlugin(
      plugin,
      "a data package lacks a field",
      "`{ name, version, sha512, contents, megabytes }`",
    );
}

function checkService(plugin: string, service: unknown, known: readonly Port[]): void {
  const { token, create } = fields(service);
  if (typeof token !== "function" || typeof create !== "function") {
    throw malformedPlugin(
      plugin,
      "a service lacks its token or `create`",
      "`{ token: SomeClass, create: () => ... }`",
    );
  }
  refuseForeign(plugin, token as unknown as Port, known);
}

/** A starter's name, and the names of its questions, which become flags. */
function checkStarter(plugin: string, starter: unknown): void {
  const { name, summary, questions, begin } = fields(starter);
  if (typeof name !== "string" || !TYPE.test(name))
    throw malformedPlugin(
      plugin,
      `a starter has the name ${JSON.stringify(name)}`,
      "kebab case, such as `my-data`",
    );
  const refuse = (problem: string, allowed: string) =>
    malformedPlugin(plugin, `starter "${name}" ${problem}`, allowed);
  if (typeof summary !== "string" || summary === "")
    throw refuse("has no summary", "one sentence as `summary`");
  const wrong = Object.entries(fields(questions)).find(
    ([key, question]) => !TYPE.test(key) || typeof fields(question)["message"] !== "string",
  );
  if (wrong !== undefined)
    throw refuse(`has the malformed question "${wrong[0]}"`, "a name in kebab case with a `message`");
  if (typeof begin !== "function") throw refuse("has no `begin`", "a function of an interview");
}

function listOf(plugin: string, name: string, value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw malformedPlugin(plugin, `its ${name} are not an array`, `\`${name}: [...]\``);
}

function refuseForeign(plugin: string, port: Port, known: readonly Port[]): void {
  if (known.some((other) => other !== port && other.name === port.name)) throw foreignPort(plugin, port.name);
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
