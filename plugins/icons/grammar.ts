import type { Caption } from "espalier/image-text";
import type { Icon } from "./icon.ts";

type CaptionedIcon = Omit<Icon, "name">;

/** Maximum number of categories of an icon in captions. */
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
 * any designer, and refers to their tag.
 */
export function captionsOf({ thing, style, aliases, categories, kind }: CaptionedIcon): readonly Caption[] {
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

/** Texts with all words of an icon's captions; fewer than captions, since thousands of icons share most of them. */
export function wordTexts({ thing, style, aliases, categories, kind }: CaptionedIcon): readonly string[] {
  const noun = NOUNS[kind] ?? "icon";
  return [thing, ...aliases, "of from the category", noun, style, ...categories.slice(0, MOST_CATEGORIES)];
}

/** Tag of all icons of a thing. */
function thingTag(thing: string): string {
  return `thing:${thing}`;
}
