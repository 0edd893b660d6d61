import type { ArchitectureValue, ArchitectureValues } from "../../architecture/architecture.ts";
import { visibleJson } from "../../visible-text.ts";

/** Words that are written without quotes: those without separators that cannot be taken for a number. */
const WORD = /^[\p{L}_][\p{L}\p{N}_.+/-]*$/u;

/** Names that are written without quotes besides, inside a part: of digits and dots. */
const INDEX = /^\d[\d.]*$/;

/**
 * Describes an architecture by its parts, the names before the first dot: `encoder 2x64 mlpRatio 4 · decoder.depth 1`,
 * where 2x64 is depth by width. Different architectures never look alike.
 */
export function describeArchitecture(values: ArchitectureValues): string {
  const parts = new Map<string, string[]>();
  for (const name of Object.keys(values).toSorted()) {
    const part = name.split(".")[0] as string;
    parts.set(part, [...(parts.get(part) ?? []), name]);
  }
  return [...parts].map(([part, names]) => describePart(part, names, values)).join(" · ");
}

/**
 * Describes an architecture by what differs from another one: `encoder.depth 1 -> 2, activation relu -> gelu`. Different
 * ones never look alike beside the same one.
 */
export function describeChanges(before: ArchitectureValues, after: ArchitectureValues): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  const changes = names
    .filter((name) => before[name] !== after[name])
    .map((name) => `${showName(name)} ${showAny(before[name])} -> ${showAny(after[name])}`);
  return changes.length === 0 ? "unchanged" : changes.join(", ");
}

function describePart(part: string, names: readonly string[], values: ArchitectureValues): string {
  const [only, ...others] = names;
  if (others.length === 0) return `${showName(only as string)} ${showValue(values[only as string]!)}`;
  const [depth, width] = [`${part}.depth`, `${part}.width`];
  const hasSize = typeof values[depth] === "number" && typeof values[width] === "number";
  const size = hasSize ? [`${values[depth]}x${values[width]}`] : [];
  // A part's own value comes first: behind a dimension it could be taken for that one's.
  const own = names.includes(part) ? [showValue(values[part]!)] : [];
  const rest = names
    .filter((name) => name !== part && !(hasSize && (name === depth || name === width)))
    .map((name) => `${showInner(name.slice(part.length + 1))} ${showValue(values[name]!)}`);
  return [showName(part), ...own, ...size, ...rest].join(" ");
}

function showName(name: string): string {
  return WORD.test(name) ? name : quoted(name);
}

function showInner(name: string): string {
  return INDEX.test(name) ? name : showName(name);
}

/** The number 1 as `1`, the string "1" as `"1"`. */
function showValue(value: ArchitectureValue): string {
  const isPlain = typeof value !== "string" || (WORD.test(value) && value !== "true" && value !== "false");
  return isPlain ? String(value) : quoted(value);
}

function showAny(value: ArchitectureValue | undefined): string {
  return value === undefined ? "(absent)" : showValue(value);
}

function quoted(text: string): string {
  return visibleJson(JSON.stringify(text));
}
