import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileProblems } from "../json/errors.ts";
import { isObject, without } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { type JsonDocument, labelOf, readJson } from "../json/read-json.ts";
import { packageFolder } from "../package-folder.ts";
import { extendsCycle, extendsNoText, missingFile } from "./errors.ts";
import { mergeExperiments } from "./merge.ts";
import { pathFrom } from "./path-from.ts";
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
  const isName = /^[\w-]+$/.test(parent);
  const path = isName
    ? join(packageFolder(), "experiments", `${parent}.json`)
    : resolve(dirname(file), parent);
  if (seen.includes(path)) throw fail(document, extendsCycle([...seen, path].map(labelOf)));
  if (!existsSync(path)) throw fail(document, missingFile("/extends", parent));
  return path;
}

function fail(document: JsonDocument, problem: Problem): Error {
  const place = document.places.get(problem.pointer);
  return fileProblems(document.label, [place === undefined ? problem : { ...problem, place }]);
}

/** A file's content with its relative paths starting from another folder. */
function rebased(json: unknown, from: string, to: string): unknown {
  const content = without(json as Record<string, unknown>, "extends", "$schema");
  return moveDotted(withDots(content), (path) => moved(path, from, to));
}

/** The search space and the history are paths whether or not they begin with a dot. */
function withDots(content: Record<string, unknown>): Record<string, unknown> {
  const { searchSpace, search } = content;
  const history = isObject(search) ? search["history"] : undefined;
  return {
    ...content,
    ...(typeof searchSpace === "string" && isSpacePath(searchSpace) && { searchSpace: dotted(searchSpace) }),
    ...(isObject(search) && history !== undefined && { search: { ...search, history: dottedFile(history) } }),
  };
}

function dottedFile(history: unknown): unknown {
  if (typeof history === "string") return dotted(history);
  if (!isObject(history) || typeof history["file"] !== "string") return history;
  return { ...history, file: dotted(history["file"]) };
}

function dotted(path: string): string {
  return path.startsWith(".") || isAbsolute(path) ? path : `./${path}`;
}

/** Texts that begin with `./` or `../` are paths, wherever they stand. */
function moveDotted(value: unknown, move: (path: string) => string): unknown {
  if (typeof value === "string") return /^\.\.?\//.test(value) ? move(value) : value;
  if (Array.isArray(value)) return value.map((item) => moveDotted(item, move));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, moveDotted(part, move)]));
}

function moved(path: string, from: string, to: string): string {
  return from === to ? path : pathFrom(to, resolve(from, path));
}
