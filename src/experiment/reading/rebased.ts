import { isAbsolute, resolve } from "node:path";
import { isObject, without } from "../../json/pointer.ts";
import { pathFrom } from "./path-from.ts";
import { isSpacePath } from "./search-space-source.ts";
import { Shape } from "../schema/shape.ts";

/** Moves a path from one folder to another. */
type Move = (path: string) => string;

/** A file's content with its relative paths starting from another folder. */
export function rebased(
  json: Readonly<Record<string, unknown>>,
  from: string,
  to: string,
): Record<string, unknown> {
  const content = withDots(without(json, "extends", "$schema"));
  if (from === to) return content;
  const move: Move = (path) => pathFrom(to, resolve(from, path));
  return moveIn(content, Shape.ofExperiment(), move) as Record<string, unknown>;
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

/** Strings that begin with `./` or `../` are paths where the schema has one, and wherever they stand in a strategy. */
function moveIn(value: unknown, shape: Shape, move: Move): unknown {
  if (shape.isStrategy) return moveEverywhere(value, move);
  if (typeof value === "string") return shape.isPath ? moveDotted(value, move) : value;
  return mapParts(value, (part, key) => moveIn(part, shape.part(key, value), move));
}

function moveEverywhere(value: unknown, move: Move): unknown {
  return typeof value === "string"
    ? moveDotted(value, move)
    : mapParts(value, (part) => moveEverywhere(part, move));
}

function moveDotted(text: string, move: Move): string {
  return /^\.\.?\//.test(text) ? move(text) : text;
}

function mapParts(value: unknown, change: (part: unknown, key: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((part, index) => change(part, String(index)));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part, key)]));
}
