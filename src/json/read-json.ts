import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { evaluate, type MemberNode, parse, type ValueNode } from "@humanwhocodes/momoa";
import { fileProblems, invalidJson, unreadableFile } from "./errors.ts";
import { pointerOf } from "./pointer.ts";
import type { Problem } from "./problem.ts";

/** Names that would reach into an object's prototype when files are merged. */
const DANGEROUS = ["__proto__", "constructor", "prototype"];

/** A JSON text and where its parts stand. */
export interface JsonDocument {
  /** The file's name in messages. */
  readonly label: string;
  readonly value: unknown;
  /** `label:line:column` by JSON pointer; of a member, the place of its name. */
  readonly places: ReadonlyMap<string, string>;
}

/** @throws EspalierError if the file is missing, is no JSON, or repeats a key. */
export async function readJson(file: string): Promise<JsonDocument> {
  const label = labelOf(file);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw unreadableFile(label, error);
  });
  return parseJson(text, label);
}

/** How a file is called in messages: relative to the working folder if it lies there. */
export function labelOf(file: string): string {
  const label = relative(process.cwd(), file);
  return label.startsWith("..") ? file : label;
}

/**
 * @param firstLine the number of the text's first line in its file.
 * @throws EspalierError with line and column if the text is no JSON, repeats a key or uses a dangerous one.
 */
export function parseJson(text: string, label: string, firstLine = 1): JsonDocument {
  const body = syntaxTree(text.replace(/^\uFEFF/, ""), label, firstLine);
  const places = new Map<string, string>();
  const problems: Problem[] = [];
  visit(body, [], (node) => placeOf(node, label, firstLine), places, problems);
  if (problems.length > 0) throw fileProblems(label, problems);
  return { label, value: evaluate(body), places };
}

function syntaxTree(text: string, label: string, firstLine: number): ValueNode {
  try {
    return parse(text, { mode: "json" }).body;
  } catch (error) {
    const { line, column, message } = error as Error & { line: number; column: number };
    const lines = text.split("\n");
    const found = lines[line - 1]?.[column - 1];
    if (found === undefined || message.startsWith("Unexpected end")) {
      const last = firstLine - 1 + lines.length;
      throw invalidJson(label, last, (lines.at(-1)?.length ?? 0) + 1, "end of the text");
    }
    throw invalidJson(label, firstLine - 1 + line, column, JSON.stringify(found));
  }
}

function visit(
  node: ValueNode,
  path: readonly string[],
  placeOf: (node: Located) => string,
  places: Map<string, string>,
  problems: Problem[],
): void {
  if (!places.has(pointerOf(path))) places.set(pointerOf(path), placeOf(node));
  if (node.type === "Array") {
    node.elements.forEach(({ value }, index) =>
      visit(value, [...path, String(index)], placeOf, places, problems),
    );
  }
  if (node.type !== "Object") return;
  const seen = new Set<string>();
  for (const member of node.members) {
    const key = keyOf(member);
    const pointer = pointerOf([...path, key]);
    const place = placeOf(member.name);
    if (seen.has(key)) problems.push({ pointer, place, message: `Key "${key}" is written twice.` });
    if (DANGEROUS.includes(key)) problems.push({ pointer, place, message: `Key "${key}" is refused.` });
    seen.add(key);
    places.set(pointer, place);
    visit(member.value, [...path, key], placeOf, places, problems);
  }
}

function keyOf({ name }: MemberNode): string {
  return name.type === "String" ? name.value : name.name;
}

/** A part of a text, with lines and columns from 1. */
interface Located {
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
}

function placeOf({ loc: { start } }: Located, label: string, firstLine: number): string {
  return `${label}:${firstLine - 1 + start.line}:${start.column}`;
}
