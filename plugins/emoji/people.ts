/** Subcategories of people with a role or an activity. */
const ACTIVE = new Set([
  "person role",
  "person sport",
  "person activity",
  "person gesture",
  "person fantasy",
  "person resting",
]);
const PEOPLE = new Set([...ACTIVE, "person"]);
const FACING_RIGHT = / facing right$/;

/** Names and code points of a thing. */
export interface Thing {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly subcategory: string;
}

/** The gender that a thing's names state. */
export function genderOf({ name, shortName, subcategory }: Thing): "woman" | "man" | undefined {
  if (!PEOPLE.has(subcategory) || /^person/.test(shortName)) return undefined;
  if (/\b(wom[ae]n|girl|princess|mermaid|mother)\b/.test(name)) return "woman";
  if (/\b(m[ae]n|boy|prince|merman|father)\b/.test(name)) return "man";
  return undefined;
}

/**
 * Role or activity of each person, by id. Unicode spells "woman firefighter" as woman + fire engine and "woman surfing"
 * as surfer + female sign, so things whose code points differ only in gender share the activity.
 */
export function activities(things: readonly Thing[]): Map<string, string> {
  const active = things.filter(({ subcategory }) => ACTIVE.has(subcategory));
  const named = new Map<string, string>();
  for (const thing of [...active].sort((one, other) => precedence(one) - precedence(other))) {
    const key = genderless(thing.id);
    if (!named.has(key)) named.set(key, activityName(thing.name));
  }
  return new Map(active.map(({ id }) => [id, named.get(genderless(id)) as string]));
}

function genderless(id: string): string {
  return id
    .replace(/-200d-27a1-fe0f$/, "")
    .replace(/-fe0f/g, "")
    .replace(/^(1f468|1f469|1f9d1)-200d-/, "")
    .replace(/-200d-(2640|2642)$/, "");
}

/** Gendered names come first, since they name the activity: "woman running" rather than "runner". */
function precedence({ name }: Thing): number {
  if (FACING_RIGHT.test(name)) return 3;
  return /^woman /.test(name) ? 0 : /^man /.test(name) ? 1 : 2;
}

function activityName(name: string): string {
  return name.replace(FACING_RIGHT, "").replace(/^(woman|man|women|men|person|people) /, "");
}
