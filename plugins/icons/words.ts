/** An icon's name in words. */
export interface Words {
  /** The thing that is shown, such as `arrow down`. */
  readonly thing: string;
  /** Style of the drawing, such as `outline`, or empty. */
  readonly style: string;
}

/** Words of names that tell how something is drawn, and the word for it in captions. */
const STYLES: Readonly<Record<string, string>> = {
  outline: "outline",
  outlined: "outline",
  linear: "outline",
  line: "outline",
  stroke: "outline",
  filled: "filled",
  fill: "filled",
  solid: "filled",
  bold: "bold",
  thin: "thin",
  light: "light",
  duotone: "duotone",
  twotone: "duotone",
  rounded: "rounded",
  round: "rounded",
  sharp: "sharp",
  broken: "broken",
  dashed: "dashed",
  negative: "inverted",
};

/** First words of names that tell a platform or a style instead of the thing, by set. */
const LEADING: Readonly<Record<string, readonly string[]>> = {
  bx: ["bxs"],
  ic: ["baseline", "outline", "round", "sharp", "twotone"],
  ion: ["ios", "md"],
  "medical-icon": ["i"],
};

/** Last words of names that are dropped, since they tell neither thing nor style. */
const MEANINGLESS = new Set(["alt", "variant", "regular", "default", "remix", "24px", "o", "v1", "v2"]);

/** Sizes in pixels of the sets that draw an icon several times. */
const SIZES = new Set(["10", "11", "12", "14", "15", "16", "18", "20", "24", "28", "32", "36", "48", "64"]);

/** Words before a number that belongs to the thing, such as `number 7`. */
const COUNTED = new Set([
  ...[
    "number",
    "numeric",
    "dice",
    "die",
    "digit",
    "keyboard",
    "key",
    "counter",
    "timer",
    "looks",
    "filter",
    "level",
  ],
  ...[
    "clock",
    "time",
    "day",
    "calendar",
    "h",
    "heading",
    "rotate",
    "forward",
    "backward",
    "replay",
    "rewind",
    "plus",
  ],
  ...[
    "minus",
    "letter",
    "circle",
    "square",
    "hexagon",
    "box",
    "multiple",
    "top",
    "formula",
    "mp",
    "html",
    "css",
    "web",
  ],
]);

/** Words that need another one behind them, as in `arrow right from line` and `letter o`. */
const OPEN = new Set(["from", "to", "of", "with", "by", "at", "letter"]);

/**
 * Splits a name such as `home-2-outline-24` into words. A style is the last word of the name that tells one; sizes and
 * numbers of variants are dropped, unless they count something.
 * @param prefix the icon's set.
 */
export function wordsOf(name: string, prefix = ""): Words {
  const words = name
    .replace(/two-tone/g, "twotone")
    .split("-")
    .filter((word) => word !== "");
  const isLeading = words.length > 1 && LEADING[prefix]?.includes(words[0] ?? "") === true;
  let style = (isLeading ? STYLES[words.shift() ?? ""] : undefined) ?? "";
  for (let last = words.at(-1); last !== undefined && words.length > 1; last = words.at(-1)) {
    const told = STYLES[last];
    if (OPEN.has(words.at(-2) ?? "")) break;
    if (told === undefined && !MEANINGLESS.has(last) && !isVariantNumber(last, words.at(-2) ?? "")) break;
    if (style === "" && told !== undefined) style = told;
    words.pop();
  }
  return { thing: words.map((word) => (word === "twotone" ? "two tone" : word)).join(" "), style };
}

function isVariantNumber(word: string, before: string): boolean {
  if (!/^\d+$/.test(word)) return false;
  return SIZES.has(word) || (Number(word) < 10 && !COUNTED.has(before));
}

/** A category of a set in plain words, such as `alert error` for `Alert / Error`. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim();
}
