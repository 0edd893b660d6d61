import { countryOf } from "./countries.ts";
import { FILE_TYPES } from "./file-types.ts";
import type { Icon } from "./icon.ts";
import { correctedLabel } from "./labels.ts";
import { weatherOf } from "./weather.ts";

/** Fields of an icon that tell its class. */
export type Classified = Pick<Icon, "name" | "thing" | "categories" | "kind">;

/** A classification of the icons of held-out sets. */
export interface IconClassification {
  readonly type: string;
  readonly summary: string;
  /** The held-out sets whose icons are classified. */
  readonly sets: readonly string[];
  /** The class of an icon of any set; undefined if it is not part of the task. */
  readonly classOf: (icon: Classified) => string | undefined;
  /** Prompts with `{}` in place of the class. */
  readonly prompts: readonly string[];
}

const DIRECTION =
  /^(?:arrow|chevron|caret|angle)(?: (?:big|long|thick|narrow|bold))? ((?:up|down)(?: left| right)?|left|right)$/;

const EMOJI_CATEGORIES = new Set([
  ...["activities", "animals nature", "flags", "food drink", "objects", "people body"],
  ...["smileys emotion", "symbols", "travel places"],
]);

/** The tasks, with classes as icons are named. */
const NAMED: readonly IconClassification[] = [
  {
    type: "icons-flag",
    summary: "Country of a flag, by its name in English.",
    sets: ["circle-flags", "flag", "flagpack", "cif"],
    classOf: flagOf,
    prompts: ["flag {}", "emoji of flag {}", "flag for {}", "{} flag"],
  },
  {
    type: "icons-weather",
    summary: "Weather, such as snow or thunderstorm.",
    sets: ["wi", "meteocons"],
    classOf: ({ thing }) => weatherOf(thing),
    prompts: ["{}", "icon of {}", "weather {}"],
  },
  {
    type: "icons-emoji",
    summary: "Unicode category of an emoji, such as food drink.",
    sets: ["openmoji"],
    classOf: ({ categories, kind }) =>
      kind === "Emoji" ? categories.find((category) => EMOJI_CATEGORIES.has(category)) : undefined,
    prompts: ["emoji from the category {}"],
  },
  {
    type: "icons-file-type",
    summary: "Programming language or format of a file.",
    sets: ["vscode-icons", "catppuccin"],
    classOf: ({ thing }) => {
      const type = thing.replace(/^file type /, "").replace(/^light /, "");
      return FILE_TYPES.has(type) ? type : undefined;
    },
    prompts: ["{}", "programming icon of {}", "logo of {}"],
  },
  {
    type: "icons-map",
    summary: "Place or facility on a map, such as pharmacy.",
    sets: ["maki", "temaki"],
    classOf: ({ thing }) => thing,
    prompts: ["{}", "map symbol of {}", "icon of {}"],
  },
  {
    type: "icons-arrow",
    summary: "Direction of an arrow or chevron: eight directions.",
    sets: ["lucide", "mynaui"],
    classOf: ({ thing }) => DIRECTION.exec(thing)?.[1],
    prompts: ["arrow {}", "icon of arrow {}", "chevron {}", "icon of chevron {}"],
  },
  {
    type: "icons-health",
    summary: "Thing from health care, such as syringe.",
    sets: ["healthicons", "medical-icon"],
    classOf: ({ thing }) => (/^(\d+|.|[ivx]+ .*)$/.test(thing) ? undefined : thing),
    prompts: ["{}", "icon of {}"],
  },
  {
    type: "icons-brand",
    summary: "Brand of a logo.",
    sets: ["cib"],
    classOf: ({ thing }) => thing,
    prompts: ["{}", "logo of {}"],
  },
  {
    type: "icons-character",
    summary: "Letter or digit.",
    sets: ["mynaui", "healthicons"],
    classOf: ({ thing, kind }) => {
      // Most icons called x are a cross for closing.
      if (thing === "x" && kind !== "Thematic") return undefined;
      if (/^[a-z]$/.test(thing)) return `letter ${thing}`;
      if (/^\d$/.test(thing)) return `number ${thing}`;
      return /^(letter [a-z]|number \d)$/.exec(thing)?.[1];
    },
    prompts: ["{}", "icon of {}"],
  },
];

/** The nine zero-shot tasks. Each has sets by designers that no training set is from. */
export const CLASSIFICATIONS: readonly IconClassification[] = NAMED.map((named) => ({
  ...named,
  classOf: (icon) => {
    const label = named.classOf(icon);
    return label === undefined ? undefined : correctedLabel(named.type, label);
  },
}));

/** Country by the code of a set of flags, or by the name of an emoji. */
function flagOf({ name, thing, kind }: Classified): string | undefined {
  if (kind === "Flags / Maps") return countryOf(name.replace(/-4x3$/, ""));
  return /^(?:flag (?:for )?(.+)|(.+) flag)$/
    .exec(thing)
    ?.slice(1)
    .find((country) => country !== undefined);
}
