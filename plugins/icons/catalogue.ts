import { hash } from "node:crypto";
import { cachedText, openDataPackage, type Split, withProgress } from "espalier";
import { Groups } from "./groups.ts";
import { isHeldOut } from "./held-out.ts";
import { ICONIFY } from "./package.ts";
import { type IconSet, readSet, setNames } from "./read-set.ts";
import { plainWords, wordsOf } from "./words.ts";

/** Version of the index below; a change of its contents needs another one. */
const VERSION = 2;

/** Seconds since 1970 at the start of 2023, the first year whose changes the package records. */
const FIRST_RECORD = 1_672_531_200;

/** Maximum number of aliases of an icon; some have dozens. */
const MOST_ALIASES = 3;

/** A set without its drawings. Columns have an entry for each icon. */
export interface CataloguedSet {
  readonly prefix: string;
  readonly author: string;
  /** SPDX id, or the title of a licence that has none. */
  readonly licence: string;
  /** Kind as Iconify has it, such as `UI 24px`; `Other` for some old sets. */
  readonly kind: string;
  /** Day of the last change, such as `2024-05-06`. */
  readonly changed: string;
  /** Whether drawings have colours of their own. */
  readonly isColoured: boolean;
  /** For tests alone. */
  readonly isHeldOut: boolean;
  readonly names: readonly string[];
  readonly things: readonly string[];
  readonly styles: readonly string[];
  readonly categories: readonly (readonly string[])[];
  readonly aliases: readonly (readonly string[])[];
  /** Icons of one group are of one thing by one designer, or have the same drawing. */
  readonly groups: readonly number[];
  /** Position of each icon in a random order of all, 0 to 999,999. */
  readonly positions: readonly number[];
  /** Position of each icon's group in such an order. */
  readonly groupPositions: readonly number[];
}

/** All sets in alphabetical order of their prefixes. The index is computed once per machine, in seven seconds. */
export async function openCatalogue(): Promise<readonly CataloguedSet[]> {
  const name = `icons-${ICONIFY.version}-${VERSION}.json`;
  const text = await cachedText(name, async () => {
    const folder = await openDataPackage(ICONIFY);
    const prefixes = await setNames(folder);
    const progress = { total: prefixes.length, unit: "sets" };
    const sets = await withProgress("Reading icons", progress, (report) =>
      catalogue(folder, prefixes, report),
    );
    return JSON.stringify(sets);
  });
  return JSON.parse(text) as readonly CataloguedSet[];
}

async function catalogue(
  folder: string,
  prefixes: readonly string[],
  report: (done: number) => void,
): Promise<readonly CataloguedSet[]> {
  const groups = new Groups();
  const sets: CataloguedSet[] = [];
  const numbers: (readonly number[])[] = [];
  for (const prefix of prefixes) {
    const set = await readSet(folder, prefix);
    const described = describe(set);
    numbers.push(
      described.things.map((thing, place) =>
        groups.add(keyOf(set, thing), bodyAt(set, described.names, place)),
      ),
    );
    report(sets.push(described));
  }
  const authors = new Map(sets.map(({ prefix, author }) => [prefix, author]));
  return sets.map((set, place) => {
    const own = (numbers[place] as readonly number[]).map((number) => groups.rootOf(number));
    return {
      ...set,
      isHeldOut: isHeldOut(set.prefix, set.author, authors),
      groups: own,
      groupPositions: own.map((group) => positionOf(groups.keyOf(group))),
    };
  });
}

function describe(set: IconSet): CataloguedSet {
  const { prefix, info, lastModified = FIRST_RECORD } = set;
  const names = Object.keys(set.icons);
  const words = names.map((name) => wordsOf(name, prefix));
  const categories = byIcon(
    Object.entries(set.categories ?? {}).map(([name, icons]) => [plainWords(name), icons]),
  );
  const aliases = byIcon(
    Object.entries(set.aliases ?? {}).flatMap(([alias, { parent, ...turned }]) =>
      Object.keys(turned).length > 0 ? [] : [[wordsOf(alias, prefix).thing, [parent]] as const],
    ),
  );
  return {
    prefix,
    author: info.author.name,
    licence: info.license.spdx ?? info.license.title,
    kind: info.category ?? "Other",
    changed: new Date(1000 * lastModified).toISOString().slice(0, 10),
    isColoured: info.palette === true,
    isHeldOut: false,
    names,
    things: words.map(({ thing }) => thing),
    styles: words.map(({ style }) => style),
    categories: names.map((name) => categories.get(name) ?? []),
    aliases: names.map((name, place) => otherNames(aliases.get(name), words[place]?.thing)),
    groups: [],
    positions: names.map((name) => positionOf(`${prefix}:${name}`)),
    groupPositions: [],
  };
}

/** Words by icon, from icons by words. */
function byIcon(entries: readonly (readonly [string, readonly string[]])[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [words, icons] of entries)
    for (const icon of words === "" ? [] : icons) found.set(icon, [...(found.get(icon) ?? []), words]);
  return found;
}

function otherNames(aliases: readonly string[] = [], thing = ""): readonly string[] {
  return [...new Set(aliases)].filter((alias) => alias !== thing).slice(0, MOST_ALIASES);
}

function keyOf({ info }: IconSet, thing: string): string {
  return `${info.author.name}\n${thing}`;
}

function bodyAt({ icons }: IconSet, names: readonly string[], place: number): string {
  return icons[names[place] as string]?.body ?? "";
}

/** A number from 0 to 999,999 that depends on the text alone. */
function positionOf(text: string): number {
  return Number.parseInt(hash("sha256", text).slice(0, 12), 16) % 1_000_000;
}

/** Share of the groups for search-validation; the test has the same share. */
const HELD_OUT_SHARE = 0.02;

/** The split of a group, by its content alone. */
export function splitAt(groupPosition: number): Split {
  const share = groupPosition / 1_000_000;
  if (share < HELD_OUT_SHARE) return "test";
  return share < 2 * HELD_OUT_SHARE ? "search-validation" : "train";
}
