import { existsSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { fileProblems } from "../json/errors.ts";
import { isObject, without } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { type JsonDocument, labelOf, readJson } from "../json/read-json.ts";
import { extendsCycle, extendsNoText, missingFile } from "./errors.ts";
import { mergeExperiments } from "./merge.ts";
import { isSpacePath } from "./search-space-source.ts";

/** A file and those that it extends, and what they amount to. */
export interface Chain {
  /** The file itself first. */
  readonly layers: readonly JsonDocument[];
  readonly merged: Record<string, unknown>;
}

/** Reads a file and what it extends. @throws EspalierError for what keeps the files from being merged. */
export async function readChain(file: string): Promise<Chain> {
  const layers: JsonDocument[] = [];
  const files: string[] = [];
  for (let next: string | undefined = resolve(file); next !== undefined;) {
    const document = await readJson(next);
    const { value } = document;
    if (!isObject(value)) throw fail(document, { pointer: "", message: "An experiment is a JSON object." });
    files.push(next);
    layers.push(document);
    next = parentOf(next, document, files);
  }
  const parts = layers.map(({ value }, index) =>
    rebased(value, dirname(files[index] ?? ""), dirname(files[0] ?? "")),
  );
  const merged = parts.reduceRight<unknown>(mergeExperiments, {}) as Record<string, unknown>;
  return { layers, merged };
}

function parentOf(file: string, document: JsonDocument, seen: readonly string[]): string | undefined {
  const { extends: parent } = document.value as { extends?: unknown };
  if (parent === undefined) return undefined;
  if (typeof parent !== "string") throw fail(document, extendsNoText("/extends"));
  const path = resolve(dirname(file), parent);
  if (seen.includes(path)) throw fail(document, extendsCycle([...seen, path].map(labelOf)));
  if (!existsSync(path)) throw fail(document, missingFile("/extends", parent));
  return path;
}

function fail(document: JsonDocument, problem: Problem): Error {
  const place = document.places.get(problem.pointer);
  return fileProblems(document.label, [place === undefined ? problem : { ...problem, place }]);
}

type Move = (path: string) => string;

/** Where an experiment holds paths: by key, how they are moved. */
const HOLDERS: ReadonlyMap<string, (value: unknown, move: Move) => unknown> = new Map([
  ["plugins", movePlugins],
  ["searchSpace", moveSpace],
  ["search", moveHistory],
]);

/** A file's content with its relative paths starting from another folder. */
function rebased(json: unknown, from: string, to: string): unknown {
  const content = without(json as Record<string, unknown>, "extends", "$schema");
  const move: Move = (path) => moved(path, from, to);
  return Object.fromEntries(
    Object.entries(content).map(([key, value]) => [key, HOLDERS.get(key)?.(value, move) ?? value]),
  );
}

function movePlugins(list: unknown, move: Move): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((plugin: unknown) =>
    typeof plugin === "string" && plugin.startsWith(".") ? move(plugin) : plugin,
  );
}

function moveSpace(space: unknown, move: Move): unknown {
  return typeof space === "string" && isSpacePath(space) ? move(space) : space;
}

function moveHistory(search: unknown, move: Move): unknown {
  const history = isObject(search) ? search["history"] : undefined;
  if (typeof history === "string") return { ...(search as object), history: move(history) };
  if (!isObject(history) || typeof history["file"] !== "string") return search;
  return { ...(search as object), history: { ...history, file: move(history["file"]) } };
}

function moved(path: string, from: string, to: string): string {
  if (from === to || isAbsolute(path)) return path;
  const result = relative(to, resolve(from, path)).split(sep).join("/");
  return result.startsWith(".") ? result : `./${result}`;
}
