import { type MemberNode, parse, type ValueNode } from "@humanwhocodes/momoa";
import { invalidJson } from "./errors.ts";
import { isExactNumber } from "./exact-number.ts";
import { pointerOf } from "./pointer.ts";
import type { Problem } from "./problem.ts";

/** Names that would reach into an object's prototype when files are merged. */
const RESERVED: readonly string[] = ["__proto__", "constructor", "prototype"];

/** Whether a key or a measurement cannot have this name. */
export function isReservedName(name: string): boolean {
  return RESERVED.includes(name);
}

/** A JSON text and its name in messages. */
export interface JsonSource {
  readonly text: string;
  readonly label: string;
  /** The number of the text's first line in its file. */
  readonly firstLine: number;
  readonly roundsNumbers: boolean;
}

/** Places of the parts of a JSON text, and mistakes that a parser accepts silently. */
export interface LocatedJson {
  readonly places: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** @throws EspalierError with line and column if the text is not valid JSON. */
export function locateJson(source: JsonSource): LocatedJson {
  const walk = new Walk(source);
  walk.visit(syntaxTree(source), []);
  return walk;
}

class Walk implements LocatedJson {
  readonly places = new Map<string, string>();
  readonly problems: Problem[] = [];
  private readonly source: JsonSource;

  constructor(source: JsonSource) {
    this.source = source;
  }

  visit(node: ValueNode, path: readonly string[], place = this.placeOf(node)): void {
    const pointer = pointerOf(path);
    this.places.set(pointer, place);
    if (node.type === "Number") this.checkNumber(node, pointer, place);
    if (node.type === "Object") this.visitMembers(node.members, path);
    if (node.type !== "Array") return;
    for (const [index, { value }] of node.elements.entries()) this.visit(value, [...path, String(index)]);
  }

  private visitMembers(members: readonly MemberNode[], path: readonly string[]): void {
    const seen = new Map<string, string>();
    for (const { name, value } of members) {
      const key = name.type === "String" ? name.value : name.name;
      const [pointer, place] = [pointerOf([...path, key]), this.placeOf(name)];
      const first = seen.get(key);
      if (first !== undefined) this.problems.push(keyTwice(pointer, place, key, first));
      if (isReservedName(key)) this.problems.push({ pointer, place, message: `Key "${key}" is reserved.` });
      seen.set(key, first ?? place);
      this.visit(value, [...path, key], place);
    }
  }

  private checkNumber({ loc: { start, end } }: ValueNode, pointer: string, place: string): void {
    if (this.source.roundsNumbers) return;
    const written = this.source.text.slice(start.offset, end.offset);
    if (!isExactNumber(written)) this.problems.push(changedNumber(pointer, place, written));
  }

  private placeOf({ loc: { start } }: Located): string {
    const { label, firstLine } = this.source;
    return `${label}:${firstLine - 1 + start.line}:${start.column}`;
  }
}

function keyTwice(pointer: string, place: string, key: string, first: string): Problem {
  return { pointer, place, message: `Key "${key}" is repeated, first at ${first}.` };
}

function changedNumber(pointer: string, place: string, written: string): Problem {
  const value = Number(written);
  return {
    pointer,
    place,
    message: `${written} would be read as ${value}.`,
    allowed: `integers from ${Number.MIN_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}, and floats of 64 bits`,
  };
}

function syntaxTree({ text, label, firstLine }: JsonSource): ValueNode {
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

/** A part of a text, with lines and columns from 1. */
interface Located {
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
}
