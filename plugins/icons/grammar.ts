import type { Caption } from "espalier/image-text";

/** Parts of captions. */
export interface Described {
  readonly thing: string;
  readonly style: string;
  readonly aliases: readonly string[];
  readonly categories: readonly string[];
  /** Kind of the set, such as `Logos`. */
  readonly kind: string;
}

/** Categories of an icon that captions name, at most. */
const MOST_CATEGORIES = 2;

/** Words for an icon of a kind. */
const NOUNS: Readonly<Record<string, string>> = {
  Logos: "logo",
  Emoji: "emoji",
  Programming: "programming icon",
  "Flags / Maps": "map symbol",
};

/**
 * Captions of an icon, the plain name first. A caption without the style is true of all drawings of the thing, by
 * whatever designer, and refers to their tag.
 */
export function captionsOf({ thing, style, aliases, categories, kind }: Described): readonly Caption[] {
  const noun = NOUNS[kind] ?? "icon";
  const named = [thing, ...aliases].flatMap((name) => [
    { text: name, about: thingTag(name) },
    { text: `${noun} of ${name}`, about: `${noun} ${thingTag(name)}` },
  ]);
  const styled = { text: `${style} ${noun} of ${thing}`, about: `${style} ${noun} ${thingTag(thing)}` };
  const shelved = categories.slice(0, MOST_CATEGORIES).flatMap((category) => [
    { text: `${thing}, ${category}`, about: `${thingTag(thing)} ${category}` },
    { text: `${noun} from the category ${category}`, about: `${noun} category:${category}` },
  ]);
  return [...named, ...(style === "" ? [] : [styled]), ...shelved];
}

/** Texts with all words that captions have beside names of things. */
export function captionWords({
  style,
  categories,
  kind,
}: Pick<Described, "style" | "categories" | "kind">): readonly string[] {
  return ["of from the category", NOUNS[kind] ?? "icon", style, ...categories.slice(0, MOST_CATEGORIES)];
}

/** Tag of all icons of a thing. */
export function thingTag(thing: string): string {
  return `thing:${thing}`;
}
