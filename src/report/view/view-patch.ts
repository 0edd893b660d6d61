import type { PageView } from "./page-view.ts";

/** Rows of a list that were added or replaced, by their place. */
interface Rows {
  readonly length: number;
  readonly rows: readonly (readonly [place: number, row: unknown])[];
}

type PartPatch = { readonly value: unknown } | Rows;

/** Changes of a view by the names of its parts. */
export type ViewPatch = Readonly<Record<string, PartPatch>>;

/** Parts of a view in their JSON, so that it is made once. */
export type ViewText = ReadonlyMap<string, string | readonly string[]>;

/** The JSON of a view's parts; lists row by row. */
export function textOf(view: PageView): ViewText {
  return new Map(
    Object.entries(view).map(([name, part]: [string, unknown]) => [
      name,
      Array.isArray(part) ? part.map((row) => JSON.stringify(row)) : JSON.stringify(part),
    ]),
  );
}

/** The changes from one view to another; `undefined` if there are none. */
export function patchOf(before: ViewText, after: ViewText, view: PageView): ViewPatch | undefined {
  const parts = view as unknown as Readonly<Record<string, unknown>>;
  const changes: [name: string, change: PartPatch][] = [];
  for (const [name, text] of after) {
    const old = before.get(name);
    if (typeof text !== "string" && old !== undefined && typeof old !== "string") {
      const part = parts[name] as readonly unknown[];
      const rows = text.flatMap((row, place): Rows["rows"] =>
        row === old[place] ? [] : [[place, part[place]]],
      );
      if (rows.length > 0 || text.length !== old.length) changes.push([name, { length: text.length, rows }]);
    } else if (text !== old) changes.push([name, { value: parts[name] }]);
  }
  return changes.length === 0 ? undefined : Object.fromEntries(changes);
}

/** Applies changes; parts that did not change keep their identity. */
export function patched(view: PageView, patch: ViewPatch): PageView {
  const parts = view as unknown as Readonly<Record<string, unknown>>;
  const changes = Object.entries(patch).map(([name, change]): [string, unknown] => {
    if ("value" in change) return [name, change.value];
    const rows = (parts[name] as readonly unknown[]).slice(0, change.length);
    for (const [place, row] of change.rows) rows[place] = row;
    return [name, rows];
  });
  return { ...view, ...Object.fromEntries(changes) } as PageView;
}
