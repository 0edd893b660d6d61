import { COLOURS } from "../../../plugins/scenes/colours.ts";
import type { Scene, SceneObject } from "../../../plugins/scenes/scene.ts";
import { SHAPES } from "../../../plugins/scenes/shapes.ts";
import { TEXTURES } from "../../../plugins/scenes/textures.ts";

/** A caption as an English reader takes it: noun phrases are sets of plain words. */
export type Claim =
  | { readonly kind: "there is"; readonly phrase: readonly string[] }
  | { readonly kind: "there is no"; readonly phrase: readonly string[] }
  | { readonly kind: "number"; readonly phrase: readonly string[]; readonly number: number }
  | { readonly kind: "at least"; readonly phrase: readonly string[]; readonly number: number }
  | { readonly kind: "all are"; readonly phrase: readonly string[]; readonly adjective: string }
  | {
      readonly kind: "relation";
      readonly phrase: readonly string[];
      readonly relation: string;
      readonly other: readonly string[];
    };

/** What readers take words for: singular nouns, one word for each meaning. */
const MEANING = new Map(
  Object.entries({
    small: "little tiny",
    large: "big huge",
    plain: "solid",
    striped: "stripy",
    dotted: "spotted",
    checked: "chequered",
    purple: "violet",
    cyan: "turquoise",
    circle: "circles disc discs",
    square: "squares box boxes",
    triangle: "triangles",
    cross: "crosses plus pluses",
    ring: "rings hoop hoops",
    diamond: "diamonds rhombus rhombuses",
    star: "stars",
    moon: "moons crescent crescents",
    object: "objects thing things",
    above: "over",
    below: "under beneath",
  }).flatMap(([meaning, words]) => words.split(" ").map((word) => [word, meaning] as const)),
);

const NUMBERS = ["zero", "one", "two", "three", "four"];
const NOUNS = new Set([...SHAPES.map(({ name }) => name), "object"]);
const ADJECTIVES = new Set([
  "small",
  "large",
  ...TEXTURES.map(({ name }) => name),
  ...COLOURS.map(({ name }) => name),
]);
/** Longest first, so that "at the top left" is no "at the top". */
const PLACES = [
  "at the top left",
  "at the top right",
  "at the bottom left",
  "at the bottom right",
  "at the top",
  "at the left",
  "in the centre",
  "at the right",
  "at the bottom",
];
const RELATIONS = ["to the left of", "to the right of", "left of", "right of", "above", "below"];

/** Reads a caption from left to right. @throws Error for whatever is no caption of the grammar. */
export function parseCaption(text: string): Claim[] {
  const reader = new Reader(
    text
      .replaceAll(",", " ,")
      .split(" ")
      .map((word) => MEANING.get(word) ?? word),
  );
  const claims: Claim[] = [];
  if (reader.takes("there is")) claims.push(...reader.noes());
  else {
    void (reader.takes("a picture of") || reader.takes("an image of") || reader.takes("we see"));
    do claims.push(reader.claim());
    while (reader.takes("and") || (!reader.isNext(", but") && reader.takes(",")));
    if (reader.takes(", but")) claims.push(...reader.noes());
  }
  reader.end();
  return claims;
}

class Reader {
  private readonly words: readonly string[];
  private at = 0;

  constructor(words: readonly string[]) {
    this.words = words;
  }

  isNext(phrase: string): boolean {
    return phrase.split(" ").every((word, place) => this.words[this.at + place] === word);
  }

  takes(phrase: string): boolean {
    const found = this.isNext(phrase);
    if (found) this.at += phrase.split(" ").length;
    return found;
  }

  noes(): Claim[] {
    if (!this.takes("no")) this.fail("no");
    return [{ kind: "there is no", phrase: this.phrase() }];
  }

  claim(): Claim {
    if (this.takes("every"))
      return { kind: "all are", phrase: this.phrase(), adjective: this.predicate("is") };
    if (this.takes("all"))
      return { kind: "all are", phrase: this.phrase(), adjective: this.predicate("are") };
    if (this.takes("at least")) return { kind: "at least", number: this.number(), phrase: this.phrase() };
    if (NUMBERS.includes(this.words[this.at] ?? ""))
      return { kind: "number", number: this.number(), phrase: this.phrase() };
    const phrase = this.withArticle();
    const relation = RELATIONS.find((each) => this.takes(each));
    if (relation === undefined) return { kind: "there is", phrase };
    return { kind: "relation", phrase, relation: relation.replace("to the ", ""), other: this.withArticle() };
  }

  end(): void {
    if (this.at < this.words.length) this.fail("the end");
  }

  private predicate(verb: string): string {
    if (!this.takes(verb)) this.fail(verb);
    const adjective = this.words[this.at++] ?? "";
    if (!ADJECTIVES.has(adjective)) this.fail("an adjective");
    return adjective;
  }

  private number(): number {
    const number = NUMBERS.indexOf(this.words[this.at++] ?? "");
    if (number < 1) this.fail("a number");
    return number;
  }

  private withArticle(): string[] {
    if (!this.takes("a") && !this.takes("an")) this.fail("an article");
    return this.phrase();
  }

  private phrase(): string[] {
    const found: string[] = [];
    while (ADJECTIVES.has(this.words[this.at] ?? "")) found.push(this.words[this.at++] as string);
    const noun = this.words[this.at++] ?? "";
    if (!NOUNS.has(noun)) this.fail("a noun");
    const place = PLACES.find((each) => this.takes(each));
    return [...found, noun, ...(place === undefined ? [] : [place])];
  }

  private fail(wanted: string): never {
    throw new Error(`expected ${wanted} at word ${this.at + 1} of "${this.words.join(" ")}"`);
  }
}

/** Whether a claim is true of a scene, by where its objects are and how large they are drawn. */
export function holds(claim: Claim, { objects }: Pick<Scene, "objects">): boolean {
  const these = objects.filter((object) => isA(object, claim.phrase));
  switch (claim.kind) {
    case "there is":
      return these.length > 0;
    case "there is no":
      return these.length === 0;
    case "number":
      return these.length === claim.number;
    case "at least":
      return these.length >= claim.number;
    case "all are":
      return these.length > 0 && these.every((object) => wordsFor(object).has(claim.adjective));
    case "relation":
      return these.some((one) =>
        objects.some((other) => isA(other, claim.other) && isRelated(one, claim.relation, other)),
      );
  }
}

function isA(object: SceneObject, phrase: readonly string[]): boolean {
  const words = wordsFor(object);
  return phrase.every((word) => words.has(word));
}

/** All that can be said of an object. */
function wordsFor({ shape, colour, texture, radius, x, y }: SceneObject): Set<string> {
  const third = (share: number) => Math.floor(share * 3);
  const place = [
    ["at the top left", "at the top", "at the top right"],
    ["at the left", "in the centre", "at the right"],
    ["at the bottom left", "at the bottom", "at the bottom right"],
  ][third(y)]?.[third(x)];
  return new Set([
    "object",
    SHAPES[shape]?.name ?? "",
    COLOURS[colour]?.name ?? "",
    TEXTURES[texture]?.name ?? "",
    radius < 0.14 ? "small" : "large",
    place ?? "",
  ]);
}

/** Cells are a third of the side: what is in the same row or column is nearer than half of that. */
function isRelated(one: SceneObject, relation: string, other: SceneObject): boolean {
  const [right, down] = [other.x - one.x, other.y - one.y];
  if (relation === "left of") return right > 1 / 6;
  if (relation === "right of") return right < -1 / 6;
  if (relation === "above") return down > 1 / 6;
  return down < -1 / 6;
}
