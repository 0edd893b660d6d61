import { COLOURS } from "./colours.ts";
import { Draws } from "./draws.ts";
import { RELATIONS } from "./scene.ts";
import { SHAPES } from "./shapes.ts";
import { type Description, type Statement, UNSPECIFIED } from "./statement.ts";
import { TEXTURES } from "./textures.ts";
import { CELLS, NUMBERS, SIZES, SYNONYMS } from "./vocabulary.ts";

/** Settings for the wording of captions. */
export interface WordingSettings {
  /** Probability that a word is replaced by a synonym. */
  readonly paraphrase: number;
  /** Probability that a caption begins with "a picture of". */
  readonly framed: number;
}

/** Puts statements into words. */
export class Wording {
  private readonly draws: Draws;
  private readonly settings: WordingSettings;

  constructor(draws: Draws, settings: WordingSettings) {
    this.draws = draws;
    this.settings = settings;
  }

  /** One caption with all statements. */
  sentence(statements: readonly Statement[]): string {
    const denied = statements.filter(({ type }) => type === "none");
    const stated = statements.filter(({ type }) => type !== "none").map((each) => this.clause(each));
    const noes = denied.map(({ what }) => `no ${this.phrase(what, 1)}`);
    if (stated.length === 0) return `there is ${listed(noes)}`;
    const isFramed = statements[0]?.type !== "every" && this.draws.bernoulli(this.settings.framed);
    const text = isFramed ? `${this.word("a picture of")} ${listed(stated)}` : listed(stated);
    return noes.length === 0 ? text : `${text}, but ${listed(noes)}`;
  }

  private clause(statement: Statement): string {
    const { what } = statement;
    switch (statement.type) {
      case "some":
      case "none":
        return withArticle(this.phrase(what, 1));
      case "exactly":
        return `${NUMBERS[statement.count - 1]} ${this.phrase(what, statement.count)}`;
      case "at-least":
        return `at least ${NUMBERS[statement.count - 1]} ${this.phrase(what, statement.count)}`;
      case "relation":
        return [
          withArticle(this.phrase(what, 1)),
          this.word(RELATIONS[statement.relation]?.name ?? ""),
          withArticle(this.phrase(statement.to, 1)),
        ].join(" ");
      case "every":
        return this.draws.bernoulli(0.5)
          ? `every ${this.phrase(what, 1)} is ${this.adjectives(statement.is).join(" ")}`
          : `all ${this.phrase(what, 2)} are ${this.adjectives(statement.is).join(" ")}`;
    }
  }

  /** `small striped red circle at the top`. */
  private phrase(what: Description, count: number): string {
    const shape = SHAPES[what.shape];
    const noun = count === 1 ? (shape?.name ?? "object") : (shape?.plural ?? "objects");
    const where = what.row === UNSPECIFIED ? [] : [CELLS[what.row]?.[what.column] ?? ""];
    return [...this.adjectives(what), this.word(noun), ...where].join(" ");
  }

  private adjectives({ size, texture, colour }: Description): string[] {
    const words = [SIZES[size], TEXTURES[texture]?.name, COLOURS[colour]?.name];
    return words.filter((word) => word !== undefined).map((word) => this.word(word));
  }

  private word(word: string): string {
    const others = SYNONYMS[word];
    return others !== undefined && this.draws.bernoulli(this.settings.paraphrase)
      ? this.draws.choice(others)
      : word;
  }
}

/** `a, b and c`. */
function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** `a` or `an`, by spelling. */
export function withArticle(phrase: string): string {
  return `${/^[aeiou]/.test(phrase) ? "an" : "a"} ${phrase}`;
}

/** One caption without synonyms. */
export function plainCaption(statements: readonly Statement[]): string {
  return new Wording(new Draws([0, 0], 0, 0), { paraphrase: 0, framed: 0 }).sentence(statements);
}
