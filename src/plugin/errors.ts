import { resolve } from "node:path";
import { EspalierError, type Failure } from "../espalier-error.ts";
import { didYouMean, nearestName } from "../nearest-name.ts";
import { thrownText } from "./guard/errors.ts";
import { stackOf } from "./guard/stack-of.ts";

function input(failure: Failure): EspalierError {
  return new EspalierError({ exitCode: 2, ...failure });
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}

/** Cause and stack of an error that foreign code threw. */
function foreign(cause: unknown): Pick<Failure, "cause" | "trace"> {
  const trace = stackOf(cause);
  return { cause, ...(trace !== undefined && { trace }) };
}

export function pluginNotFound(plugin: string, cause?: unknown): EspalierError {
  return input({
    code: "ESPALIER_PLUGIN_NOT_FOUND",
    message: `Plug-in "${plugin}" was not found.`,
    culprit: plugin,
    remedy: /^\.{0,2}\//.test(plugin)
      ? "Correct the path; it starts from the folder of the file that names it."
      : `Install the package in the experiment's project, or write a path with a leading "./".`,
    cause,
  });
}

/** @param names as the experiment writes them. */
export function pluginsRefused(names: readonly string[], folder: string): EspalierError {
  const places = names.map((name) => (/^\.{0,2}\//.test(name) ? resolve(folder, name) : `package ${name}`));
  return input({
    code: "ESPALIER_PLUGINS_REFUSED",
    message: `The experiment loads plug-ins, which --no-plugins forbids: ${places.join(", ")}.`,
    culprit: "/plugins",
    allowed: "experiments that need the strategies that come with Espalier alone",
    remedy: "Read the code of the plug-ins, since loading runs it; then leave --no-plugins out.",
  });
}

export function pluginThrew(plugin: string, cause: unknown): EspalierError {
  return input({
    code: "ESPALIER_PLUGIN_THREW",
    message: `Plug-in "${plugin}" could not be loaded: ${thrownText(cause)}`,
    culprit: plugin,
    remedy: "Correct the plug-in's module, or take it out of the experiment's \"plugins\".",
    ...foreign(cause),
  });
}

export function missingDefaultExport(plugin: string): EspalierError {
  return input({
    code: "ESPALIER_PLUGIN_NO_DEFAULT_EXPORT",
    message: `Plug-in "${plugin}" has no default export.`,
    culprit: plugin,
    remedy: "End its module with `export default definePlugin({ name, strategies })`.",
  });
}

export function testingOutsideTests(): EspalierError {
  return input({
    code: "ESPALIER_TESTING_OUTSIDE_TESTS",
    message: `A plug-in imports "espalier/testing", whose kits run in Vitest alone.`,
    culprit: "espalier/testing",
    remedy: "Move that import, and the tests, into a file of their own, such as `my-strategy.test.ts`.",
  });
}

export function malformedPlugin(plugin: string, what: string, allowed: string): EspalierError {
  return input({
    code: "ESPALIER_PLUGIN_MALFORMED",
    message: `Plug-in "${plugin}" is malformed: ${what}.`,
    culprit: plugin,
    allowed,
    remedy:
      "Declare it by `definePlugin` and its strategies by `strategy`, which check this at compile time.",
  });
}

export function foreignPort(plugin: string, port: string): EspalierError {
  return input({
    code: "ESPALIER_PLUGIN_FOREIGN_PORT",
    message: `Plug-in "${plugin}" brings its own copy of espalier: its ${port} is not the one that runs.`,
    culprit: plugin,
    remedy: "Make espalier a peer dependency of the plug-in, and install the plug-in again.",
  });
}

export function duplicatePlugin(plugin: string): EspalierError {
  return input({
    code: "ESPALIER_PLUGIN_DUPLICATE",
    message: `Two plug-ins are named "${plugin}".`,
    culprit: plugin,
    remedy: 'Rename one of them, or take one out of the experiment\'s "plugins".',
  });
}

export function duplicateStrategy(port: string, type: string, plugin: string, owner: string): EspalierError {
  return input({
    code: "ESPALIER_STRATEGY_DUPLICATE",
    message: `Plug-in "${plugin}" contributes ${port} "${type}", which plug-in "${owner}" has already contributed.`,
    culprit: plugin,
    remedy: `Give the strategy of "${plugin}" another type.`,
  });
}

export function malformedSchema(plugin: string, strategy: string, cause: unknown): EspalierError {
  return input({
    code: "ESPALIER_STRATEGY_SCHEMA",
    message: `The options of ${strategy} are not a valid JSON Schema: ${thrownText(cause)}.`,
    culprit: `plug-in "${plugin}", ${strategy}`,
    remedy: "Build the options by `Type.Object({ ... }, { additionalProperties: false })` of typebox.",
    cause,
  });
}

export function unknownStrategy(port: string, type: string, known: readonly string[]): EspalierError {
  const hint = didYouMean(nearestName(type, known));
  return input({
    code: "ESPALIER_STRATEGY_UNKNOWN",
    message: `There is no ${port} "${type}".`,
    allowed: list(known),
    ...(hint === undefined ? {} : { remedy: hint }),
  });
}

export function buildCycle(stack: readonly string[]): EspalierError {
  return input({
    code: "ESPALIER_BUILD_CYCLE",
    message: `A strategy needs itself: ${stack.join(" -> ")}.`,
    culprit: stack.at(-1) ?? "",
    remedy: "Choose another strategy for one of them, or take one port out of an `inject` list.",
  });
}

export function missingService(token: string, stack: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SERVICE_MISSING",
    message: `Nothing provides ${token}, which ${stack.at(-1) ?? "the run"} asks for.`,
    culprit: stack.join(" -> "),
    remedy: `Offer ${token} among the plug-in's own services, or inject a port that the experiment fills.`,
  });
}

export function strategyThrew(plugin: string, stack: readonly string[], cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_STRATEGY_THREW",
    message: `${stack.at(-1)} of plug-in "${plugin}" could not be built: ${thrownText(cause)}`,
    culprit: stack.join(" -> "),
    remedy: "Correct the strategy's `create` or the options that it was given.",
    ...foreign(cause),
  });
}

export function serviceThrew(plugin: string, token: string, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SERVICE_THREW",
    message: `Service ${token} of plug-in "${plugin}" failed: ${thrownText(cause)}`,
    culprit: `plug-in "${plugin}"`,
    remedy: "Correct the service's `create` or `close`.",
    ...foreign(cause),
  });
}

export function closedContainer(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_RUN_CLOSED",
    message: "The run is closed: its strategies can be built no more.",
    remedy: "Build what you need before `close`.",
  });
}
