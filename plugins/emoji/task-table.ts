import type { Drawing } from "./drawing.ts";
import { countryOf } from "./words.ts";

/** A classification of drawings by words. */
export interface EmojiClassification {
  readonly type: string;
  readonly summary: string;
  /** The class of a drawing; undefined if it is not part of the task. */
  readonly classOf: (drawing: Drawing) => string | undefined;
  /** Classes with fewer test pictures are dropped, and their pictures with them. */
  readonly fewest: number;
  /** Prompts with `{}` in place of the class; all their words occur in captions. */
  readonly prompts: readonly string[];
}

/** Members of the animals' subcategories that are not whole animals. */
const NO_ANIMALS = new Set([
  "pig nose",
  "paw prints",
  "spider web",
  "feather",
  "wing",
  "spiral shell",
  "coral",
  "microbe",
]);

export const CLASSIFICATIONS: readonly EmojiClassification[] = [
  {
    type: "emoji-category",
    summary: "Unicode category of a drawing, such as flags or food & drink.",
    classOf: ({ category }) => category,
    fewest: 5,
    prompts: ["an emoji from the category {}"],
  },
  {
    type: "emoji-subcategory",
    summary: "Unicode subcategory of a drawing, such as animal bird or food fruit.",
    classOf: ({ subcategory }) => subcategory,
    fewest: 5,
    prompts: ["one of the {} emoji"],
  },
  {
    type: "emoji-skin-tone",
    summary: "Skin tone of things in several tones: five tones and the yellow default.",
    classOf: ({ tones }) => (new Set(tones).size === 1 ? tones[0] : undefined),
    fewest: 5,
    prompts: ["an emoji with {} skin tone", "{} skin tone"],
  },
  {
    type: "emoji-gender",
    summary: "Woman or man, for persons whose name states it.",
    classOf: ({ gender }) => gender,
    fewest: 5,
    prompts: ["an emoji of a {}", "a {}"],
  },
  {
    type: "emoji-person",
    summary: "Role or activity of a person, such as firefighter or surfing, across genders and tones.",
    classOf: ({ activity }) => activity,
    fewest: 5,
    prompts: ["somebody: {}", "an emoji of {}"],
  },
  {
    type: "emoji-country-flag",
    summary: "Country of a flag.",
    classOf: ({ subcategory, name }) => (subcategory === "country flag" ? countryOf(name) : undefined),
    fewest: 1,
    prompts: ["the flag of {}", "{} flag", "an emoji of {} flag"],
  },
  {
    type: "emoji-clock-time",
    summary: "Time on a clock face: the twelve full and the twelve half hours.",
    classOf: ({ name }) => /^clock face (.*)$/.exec(name)?.[1],
    fewest: 1,
    prompts: ["clock face {}", "an emoji of clock face {}", "a small picture of clock face {}"],
  },
  {
    type: "emoji-animal",
    summary: "Species of an animal, whole or its face.",
    classOf: ({ subcategory, name }) =>
      subcategory.startsWith("animal ") && !NO_ANIMALS.has(name) ? name.replace(/ face$/, "") : undefined,
    fewest: 1,
    prompts: ["{}", "an emoji of {}", "a small picture of {}"],
  },
  {
    type: "emoji-facial-expression",
    summary: "Facial expression by its full name, such as face with tears of joy.",
    classOf: ({ subcategory, name }) =>
      subcategory.startsWith("face ") && subcategory !== "face costume" ? name : undefined,
    fewest: 1,
    prompts: ["{}", "an emoji of {}", "a small picture of {}"],
  },
];
