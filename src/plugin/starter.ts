/** A question of a starter. Its name is also a flag of `espalier init`. */
export interface Question {
  /** Text that the terminal shows, such as `Folder of your .txt files`. */
  readonly message: string;
  /** Answer without a terminal if the flag is omitted, and first offer in one. Omitted: the flag is required. */
  readonly default?: string;
  /** Whether the answer may be `(none)`, which is the default then. For `optionalChoice` and `optionalPath`. */
  readonly isOptional?: true;
}

/** Answer to an optional question. */
export const NONE = "(none)";

/** Answer to a question whose flag is omitted. */
export function defaultOf({ default: byDefault, isOptional }: Question): string | undefined {
  return byDefault ?? (isOptional && NONE);
}

/** A file or folder that the user named. */
export interface AnsweredPath {
  readonly absolute: string;
  /** The same path from the folder of the experiment file, with `./` or `../` in front. */
  readonly fromExperiment: string;
}

/** Asks the questions of a starter: in a terminal, or by reading flags. */
export interface Interview<Name extends string = string> {
  /** @param problemOf returns why an answer is wrong, such as `must be a positive integer`, or `undefined`. */
  text(name: Name, problemOf?: (answer: string) => string | undefined): Promise<string>;
  /** A positive integer. */
  count(name: Name): Promise<number>;
  /** An existing file or folder. @param suggested absolute path, which replaces the question's default. */
  path(name: Name, suggested?: string): Promise<AnsweredPath>;
  /** The same, or none. */
  optionalPath(name: Name, suggested?: string): Promise<AnsweredPath | undefined>;
  /** One of several values. @param suggested replaces the question's default. */
  choice<Value extends string>(name: Name, values: readonly Value[], suggested?: Value): Promise<Value>;
  /** The same, or none. */
  optionalChoice<Value extends string>(
    name: Name,
    values: readonly Value[],
    suggested?: Value,
  ): Promise<Value | undefined>;
  /** Some of several values, at least one. As a flag: separated by commas, or a JSON array. */
  choices(name: Name, values: readonly string[], suggested: readonly string[]): Promise<readonly string[]>;
}

/** A first experiment for one kind of the user's own data, which `espalier init` offers. */
export interface Starter {
  /** Name in kebab case, such as `text-files`. */
  readonly name: string;
  /** One line for the list of starters. */
  readonly summary: string;
  /** All questions that `begin` may ask, by name in kebab case. */
  readonly questions: Readonly<Record<string, Question>>;
  /**
   * Asks and returns the content of the experiment file, without `name`.
   * @throws EspalierError for data that cannot be used.
   */
  begin(ask: Interview): Promise<Readonly<Record<string, unknown>>>;
}

/** Declares a starter, so that the questions asked are those declared. */
export function starter<const Questions extends Readonly<Record<string, Question>>>(
  definition: Omit<Starter, "questions" | "begin"> & {
    readonly questions: Questions;
    begin(ask: Interview<keyof Questions & string>): Promise<Readonly<Record<string, unknown>>>;
  },
): Starter {
  return definition as Starter;
}
