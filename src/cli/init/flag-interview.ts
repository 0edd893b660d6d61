import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathFrom } from "../../experiment/reading/path-from.ts";
import type { AnsweredPath, Interview, Starter } from "../../plugin/starter.ts";
import { answerMissing, wrongAnswer } from "../errors.ts";

/** Reads a starter's answers from flags, and the omitted ones from defaults. */
export class FlagInterview implements Interview {
  protected readonly starter: Starter;
  protected readonly given: Readonly<Record<string, string | undefined>>;
  private readonly folder: string;

  /**
   * @param given values of flags, by name of the question.
   * @param folder folder of the experiment file.
   */
  constructor(starter: Starter, given: Readonly<Record<string, string | undefined>>, folder: string) {
    this.starter = starter;
    this.given = given;
    this.folder = folder;
  }

  async text(
    name: string,
    problemOf: (answer: string) => string | undefined = () => undefined,
  ): Promise<string> {
    const answer = await this.answer(name, undefined, problemOf);
    const problem = problemOf(answer);
    if (problem !== undefined) throw wrongAnswer(name, answer, problem);
    return answer;
  }

  async count(name: string): Promise<number> {
    return Number(
      await this.text(name, (answer) => (isCount(answer) ? undefined : "must be a positive integer")),
    );
  }

  async path(name: string): Promise<AnsweredPath> {
    const exists = (answer: string) => (existsSync(resolve(answer)) ? undefined : "does not exist");
    const absolute = resolve(await this.text(name, exists));
    return { absolute, fromExperiment: pathFrom(this.folder, absolute) };
  }

  async choice<Value extends string>(
    name: string,
    values: readonly Value[],
    suggested?: Value,
  ): Promise<Value> {
    const answer = await this.chosen(name, values, suggested);
    if (!values.includes(answer as Value)) throw wrongAnswer(name, answer, oneOf(values));
    return answer as Value;
  }

  async choices(
    name: string,
    values: readonly string[],
    suggested: readonly string[],
  ): Promise<readonly string[]> {
    const answers = await this.chosenOnes(name, values, suggested);
    const wrong = answers.find((answer) => !values.includes(answer));
    if (wrong !== undefined || answers.length === 0) throw wrongAnswer(name, wrong ?? "", oneOf(values));
    return [...new Set(answers)];
  }

  /** The answer to a question for a text. */
  protected answer(
    name: string,
    suggested: string | undefined,
    _problemOf: (answer: string) => string | undefined,
  ): Promise<string> {
    const answer = this.given[name] ?? suggested ?? this.questionOf(name).default;
    if (answer === undefined) throw answerMissing(this.starter.name, name, this.questionOf(name).message);
    return Promise.resolve(answer);
  }

  protected chosen(name: string, _values: readonly string[], suggested: string | undefined): Promise<string> {
    return this.answer(name, suggested, () => undefined);
  }

  protected async chosenOnes(
    name: string,
    _values: readonly string[],
    suggested: readonly string[],
  ): Promise<readonly string[]> {
    if (this.given[name] === undefined && suggested.length > 0) return suggested;
    return listIn(await this.answer(name, undefined, () => undefined));
  }

  protected questionOf(name: string): { readonly message: string; readonly default?: string } {
    return this.starter.questions[name] ?? { message: name };
  }
}

/** Texts separated by commas, or a JSON array for texts with commas in them. */
function listIn(text: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list.map(String);
  } catch {
    // A list without JSON.
  }
  return text.split(",").map((part) => part.trim());
}

function isCount(answer: string): boolean {
  return /^[1-9]\d{0,8}$/.test(answer);
}

function oneOf(values: readonly string[]): string {
  return `must be one of ${values.join(", ")}`;
}
