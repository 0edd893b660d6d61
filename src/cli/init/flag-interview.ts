import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { pathFrom } from "../../experiment/reading/path-from.ts";
import {
  type AnsweredPath,
  defaultOf,
  type Interview,
  NONE,
  type Question,
  type Starter,
} from "../../plugin/starter.ts";
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
    return this.checked(name, undefined, problemOf);
  }

  async count(name: string): Promise<number> {
    return Number(
      await this.text(name, (answer) => (isCount(answer) ? undefined : "must be a positive integer")),
    );
  }

  async path(name: string, suggested?: string): Promise<AnsweredPath> {
    return this.pathTo(await this.checked(name, shown(suggested), existing));
  }

  async optionalPath(name: string, suggested?: string): Promise<AnsweredPath | undefined> {
    const problemOf = (answer: string) => (answer === NONE ? undefined : existing(answer));
    const answer = await this.checked(name, shown(suggested), problemOf);
    return answer === NONE ? undefined : this.pathTo(answer);
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

  async optionalChoice<Value extends string>(
    name: string,
    values: readonly Value[],
    suggested?: Value,
  ): Promise<Value | undefined> {
    const answer = await this.choice(name, [NONE, ...values], suggested);
    return answer === NONE ? undefined : answer;
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
    const answer = this.given[name] ?? suggested ?? defaultOf(this.questionOf(name));
    if (answer === undefined) throw answerMissing(this.starter.name, name, this.questionOf(name).message);
    return Promise.resolve(answer);
  }

  private async checked(
    name: string,
    suggested: string | undefined,
    problemOf: (answer: string) => string | undefined,
  ): Promise<string> {
    const answer = await this.answer(name, suggested, problemOf);
    const problem = problemOf(answer);
    if (problem !== undefined) throw wrongAnswer(name, answer, problem);
    return answer;
  }

  private pathTo(answer: string): AnsweredPath {
    const absolute = resolve(answer);
    return { absolute, fromExperiment: pathFrom(this.folder, absolute) };
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

  protected questionOf(name: string): Question {
    return this.starter.questions[name] ?? { message: name };
  }
}

/** A path from the working folder. */
function shown(path: string | undefined): string | undefined {
  return path === undefined ? undefined : relative("", path) || ".";
}

/** Why an answer is not the path of a file or a folder. */
function existing(answer: string): string | undefined {
  return existsSync(resolve(answer)) ? undefined : "does not exist";
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
