import stringify from "safe-stable-stringify";
import type { Setting, Variant } from "../experiment/reading/apply-variant.ts";
import { type Ablation, UNCHANGED } from "../experiment/schema/ablation.ts";
import { pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";

/** Largest number of arms of a grid. */
const MOST_ARMS = 1000;

type Axes = Readonly<Record<string, readonly unknown[]>>;

/** Arms of an ablation, the baseline first, and the mistakes that show on the way. */
export interface ExpandedArms {
  readonly arms: readonly Variant[];
  readonly problems: readonly Problem[];
}

/** Lists the arms of an ablation. Values are not checked here. */
export function expandArms(ablation: Ablation): ExpandedArms {
  const { baseline, arms, removeOne, exclude } = ablation;
  const named = Object.entries(arms).map(([name, patch]): Variant => ({ name, patch, settings: [] }));
  const without = Object.entries(removeOne).map(([part, patch]): Variant => ({
    name: `without ${part}`,
    patch,
    settings: [],
  }));
  const problems = axisProblems(ablation);
  const combined = problems.length > 0 ? [] : combinations(ablation);
  const kept = combined.filter((settings) => !exclude.some((entry) => matches(settings, entry)));
  const grid = kept.map((settings): Variant => ({
    name: settings.map(label).join(", "),
    patch: {},
    settings,
  }));
  const others = [...named, ...without, ...grid];
  const hasBaseline = others.some(({ name }) => name === baseline);
  const all = hasBaseline ? others : [{ name: baseline, patch: {}, settings: [] }, ...others];
  const first = all.filter(({ name }) => name === baseline);
  return {
    arms: [...first, ...all.filter(({ name }) => name !== baseline)],
    problems: [
      ...problems,
      ...baselineProblems(baseline, others),
      ...nameProblems(all),
      ...contrastProblems(ablation, all),
    ],
  };
}

/** All combinations of the axes of `grid` with the rows of `zip`. */
function combinations({ grid, zip }: Ablation): readonly (readonly Setting[])[] {
  let found: readonly (readonly Setting[])[] = [[]];
  for (const [pointer, values] of Object.entries(grid))
    found = found.flatMap((settings) => values.map((value) => [...settings, { pointer, value }]));
  const rows = rowsOf(zip);
  if (rows.length > 0) found = found.flatMap((settings) => rows.map((row) => [...settings, ...row]));
  return found.length === 1 && found[0]!.length === 0 ? [] : found;
}

function rowsOf(zip: Axes): readonly (readonly Setting[])[] {
  const axes = Object.entries(zip);
  return Array.from({ length: axes[0]?.[1].length ?? 0 }, (_, row) =>
    axes.map(([pointer, values]) => ({ pointer, value: values[row] })),
  );
}

function axisProblems({ grid, zip, exclude }: Ablation): readonly Problem[] {
  const counts = Object.values(zip).map(({ length }) => length);
  const size = Object.values(grid).reduce((product, { length }) => product * length, counts[0] ?? 1);
  const known = [...Object.keys(grid), ...Object.keys(zip)];
  const problems: Problem[] = exclude.flatMap((entry, index) =>
    Object.keys(entry)
      .filter((pointer) => !known.includes(pointer))
      .map((pointer) => ({
        pointer: pointerOf(["ablation", "exclude", index]),
        message: `"${pointer}" is not an axis.`,
        allowed: known.join(", "),
      })),
  );
  if (new Set(counts).size > 1)
    problems.push({
      pointer: "/ablation/zip",
      message: `The lists have different lengths: ${counts.join(", ")}.`,
      allowed: "as many values at each pointer",
    });
  for (const pointer of Object.keys(grid).filter((one) => one in zip))
    problems.push({
      pointer: pointerOf(["ablation", "zip", pointer]),
      message: "The pointer is in `grid` as well.",
    });
  if (size > MOST_ARMS)
    problems.push({
      pointer: "/ablation/grid",
      message: `The grid has ${size} combinations.`,
      allowed: `at most ${MOST_ARMS}`,
    });
  return problems;
}

/** A baseline of another name than the default has to be an arm. */
function baselineProblems(baseline: string, arms: readonly Variant[]): readonly Problem[] {
  const names = arms.map(({ name }) => name);
  if (baseline === UNCHANGED || names.includes(baseline)) return [];
  return [
    {
      pointer: "/ablation/baseline",
      message: `There is no arm "${baseline}".`,
      allowed: [UNCHANGED, ...names].join(", "),
    },
  ];
}

function nameProblems(arms: readonly Variant[]): readonly Problem[] {
  const names = arms.map(({ name }) => name);
  const twice = new Set(names.filter((name, place) => names.indexOf(name) !== place));
  return [...twice].map((name) => ({ pointer: "/ablation", message: `There are two arms "${name}".` }));
}

function contrastProblems({ contrasts = [] }: Ablation, arms: readonly Variant[]): readonly Problem[] {
  const names = arms.map(({ name }) => name);
  return contrasts.flatMap((contrast, index) =>
    contrast
      .filter((name) => !names.includes(name))
      .map((name) => ({
        pointer: pointerOf(["ablation", "contrasts", index]),
        message: `There is no arm "${name}".`,
        allowed: names.join(", "),
      })),
  );
}

function matches(settings: readonly Setting[], entry: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(entry).every(([pointer, value]) =>
    settings.some((setting) => setting.pointer === pointer && stringify(setting.value) === stringify(value)),
  );
}

/** A setting in few characters, such as `trials=8`. */
function label({ pointer, value }: Setting): string {
  const { type } = (typeof value === "object" && value !== null ? value : {}) as { readonly type?: unknown };
  const shown = typeof value === "string" ? value : typeof type === "string" ? type : JSON.stringify(value);
  return `${pointer.slice(pointer.lastIndexOf("/") + 1)}=${shown}`;
}
