import type { Caption } from "espalier/image-text";
import type { Drawing } from "./drawing.ts";
import { countryOf, withArticle } from "./words.ts";

/** Captions and tags of a drawing. */
export interface Description {
  readonly captions: readonly Caption[];
  readonly tags: readonly string[];
}

/**
 * Captions of all drawings. A caption that is true of several drawings has `about`, and each of them has that tag:
 * "woman firefighter" is true in every skin tone, "an emoji from the category flags" of every flag. If two things have
 * the same name, the name becomes a tag of both.
 */
export function describe(drawings: readonly Drawing[]): Map<string, Description> {
  const drafts = new Map(drawings.map((drawing) => [drawing.id, draft(drawing)]));
  const shared = sharedTexts(drafts);
  return new Map([...drafts].map(([id, description]) => [id, withShared(description, shared)]));
}

function draft(drawing: Drawing): Description {
  const claims = genericClaims(drawing);
  return {
    captions: [...nameCaptions(drawing), ...toneCaptions(drawing), ...claims],
    tags: [...new Set([`thing:${drawing.thing}`, ...claims.map(({ about }) => about)])],
  };
}

/** Longest caption in words. Every drawing has one that is short enough. */
const LONGEST = 14;

/** Captions with the thing's name. Things in several tones get few, since these are true of every tone. */
function nameCaptions({ thing, name, alternatives, category, subcategory, tones }: Drawing): Caption[] {
  if (tones.length > 0) {
    return [name, `an emoji of ${name}`].map((text) => ({ text, about: `thing:${thing}` }));
  }
  const texts = [
    name,
    `an emoji of ${name}`,
    `a small picture of ${name}`,
    `${name} from the category ${category}`,
    `${name}, one of the ${subcategory} emoji`,
    ...alternatives.flatMap((other) => [other, `an emoji of ${other}`]),
    ...(subcategory === "country flag" ? [`the flag of ${countryOf(name)}`] : []),
  ];
  return texts.filter(isShort).map((text) => ({ text }));
}

/** Captions with name and tone, true of this drawing alone. */
function toneCaptions({ name, alternatives, tones }: Drawing): Caption[] {
  if (tones.length === 0) return [];
  const tone = `${[...new Set(tones)].join(" and ")} skin tone`;
  const texts = [
    `${name} with ${tone}`,
    `an emoji of ${name} with ${tone}`,
    `a small picture of ${name} with ${tone}`,
    `${tone}, ${name}`,
    ...alternatives.slice(0, 1).map((other) => `${other} with ${tone}`),
  ];
  return texts.filter(isShort).map((text) => ({ text }));
}

function isShort(text: string): boolean {
  return text.split(" ").length <= LONGEST;
}

type Claim = Required<Caption>;

/** Captions and tags that a drawing shares with others. */
function genericClaims({ category, subcategory, tones, gender, activity }: Drawing): Claim[] {
  const tone = new Set(tones).size === 1 ? tones[0] : undefined;
  const claims: Claim[] = [
    { text: `an emoji from the category ${category}`, about: `category:${category}` },
    { text: `one of the ${subcategory} emoji`, about: `subcategory:${subcategory}` },
  ];
  if (tone !== undefined) claims.push({ text: `an emoji with ${tone} skin tone`, about: `tone:${tone}` });
  if (gender !== undefined)
    claims.push({ text: `an emoji of ${withArticle(gender)}`, about: `gender:${gender}` });
  if (tone !== undefined && gender !== undefined) {
    claims.push({
      text: `${withArticle(gender)} with ${tone} skin tone`,
      about: `gender:${gender} tone:${tone}`,
    });
  }
  if (activity !== undefined) claims.push({ text: `somebody: ${activity}`, about: `activity:${activity}` });
  return claims;
}

/** Texts that occur with different tags, and those tags. */
function sharedTexts(drafts: ReadonlyMap<string, Description>): Map<string, ReadonlySet<string>> {
  const claims = new Map<string, Set<string>>();
  for (const [id, { captions }] of drafts) {
    for (const { text, about } of captions) {
      claims.set(text, (claims.get(text) ?? new Set()).add(about ?? `drawing:${id}`));
    }
  }
  return new Map([...claims].filter(([, tags]) => tags.size > 1));
}

function withShared(
  { captions, tags }: Description,
  shared: ReadonlyMap<string, ReadonlySet<string>>,
): Description {
  const named = captions.map((caption) =>
    shared.has(caption.text) ? { text: caption.text, about: `text:${caption.text}` } : caption,
  );
  const unique = [...new Map(named.map((caption) => [caption.text, caption])).values()];
  const added = unique.flatMap(({ about }) => (about?.startsWith("text:") ? [about] : []));
  return { captions: unique, tags: [...tags, ...added] };
}
