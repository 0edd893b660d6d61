import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileProblems } from "../../json/errors.ts";
import { isObject } from "../../json/pointer.ts";
import type { Problem } from "../../json/problem.ts";
import { type JsonDocument, readJson } from "../../json/read-json.ts";
import { checkFileArgument, labelOf } from "../../json/read-text.ts";
import { packageFolder } from "../../package-folder.ts";
import { extendsCycle, extendsNoText, missingFile } from "./errors.ts";
import { idleNulls, merge } from "./merge.ts";
import { rebased } from "./rebased.ts";
import type { Shape } from "../schema/shape.ts";
import { unreadableReference } from "./unreadable-reference.ts";

/** A file of a chain, its relative paths starting from the folder of the first one. */
export interface Layer {
  readonly document: JsonDocument;
  readonly content: Record<string, unknown>;
}

/** Reads a file and those that it extends, the file itself first. @throws EspalierError for one that cannot be read. */
export async function readChain(file: string): Promise<readonly Layer[]> {
  checkFileArgument(file);
  const layers: Layer[] = [];
  const files: string[] = [];
  for (let next: string | undefined = resolve(file); next !== undefined;) {
    const document = await readLayer(next, layers.at(-1)?.document);
    const { value } = document;
    if (!isObject(value)) throw fail(document, [{ pointer: "", message: "An experiment is a JSON object." }]);
    files.push(next);
    layers.push({ document, content: rebased(value, dirname(next), dirname(files[0] ?? "")) });
    next = parentOf(next, document, files);
  }
  return layers;
}

/** @param child the file that extends it, if one does. */
async function readLayer(file: string, child: JsonDocument | undefined): Promise<JsonDocument> {
  try {
    return await readJson(file);
  } catch (error) {
    throw child === undefined ? error : fail(child, [unreadableReference("/extends", error)]);
  }
}

/** Merges the files of a chain. @throws ExperimentProblems for `null` that removes nothing. */
export function mergeLayers(layers: readonly Layer[], shape: Shape): Record<string, unknown> {
  return layers.reduceRight<Record<string, unknown>>((merged, { document, content }) => {
    const problems = idleNulls(merged, content, shape);
    if (problems.length > 0) throw fail(document, problems);
    return merge(merged, content, shape) as Record<string, unknown>;
  }, {});
}

function parentOf(file: string, document: JsonDocument, seen: readonly string[]): string | undefined {
  const { extends: parent } = document.value as { extends?: unknown };
  if (parent === undefined || parent === null) return undefined;
  if (typeof parent !== "string") throw fail(document, [extendsNoText("/extends")]);
  const isName = /^[\w-]+$/.test(parent);
  const path = isName
    ? join(packageFolder(), "experiments", `${parent}.json`)
    : resolve(dirname(file), parent);
  if (seen.includes(path)) throw fail(document, [extendsCycle([...seen, path].map(labelOf))]);
  if (!existsSync(path)) throw fail(document, [missingFile("/extends", parent)]);
  return path;
}

function fail({ label, placeOf }: JsonDocument, problems: readonly Problem[]): Error {
  const placed = problems.map((problem) => {
    const place = placeOf(problem.pointer);
    return place === undefined ? problem : { ...problem, place };
  });
  return fileProblems(label, placed);
}
