import { isCancel, multiselect, select, text } from "@clack/prompts";
import { interrupted } from "../errors.ts";
import { defaultOf } from "../../plugin/starter.ts";
import { FlagInterview } from "./flag-interview.ts";

/** Asks in the terminal, except for questions that a flag has answered. */
export class TerminalInterview extends FlagInterview {
  protected override async answer(
    name: string,
    suggested: string | undefined,
    problemOf: (answer: string) => string | undefined,
  ): Promise<string> {
    if (this.given[name] !== undefined) return super.answer(name, suggested, problemOf);
    const question = this.questionOf(name);
    const initialValue = suggested ?? defaultOf(question);
    return answered(
      await text({
        message: question.message,
        ...(initialValue !== undefined && { initialValue }),
        validate: (answer = "") => (answer === "" ? "needs an answer" : problemOf(answer)),
      }),
    );
  }

  protected override async chosen(
    name: string,
    values: readonly string[],
    suggested: string | undefined,
  ): Promise<string> {
    if (this.given[name] !== undefined) return super.chosen(name, values, suggested);
    const question = this.questionOf(name);
    const initialValue = suggested ?? defaultOf(question);
    return answered(
      await select({
        message: question.message,
        options: values.map((value) => ({ value, label: value })),
        ...(initialValue !== undefined && { initialValue }),
      }),
    );
  }

  protected override async chosenOnes(
    name: string,
    values: readonly string[],
    suggested: readonly string[],
  ): Promise<readonly string[]> {
    if (this.given[name] !== undefined) return super.chosenOnes(name, values, suggested);
    return answered(
      await multiselect({
        message: this.questionOf(name).message,
        options: values.map((value) => ({ value, label: value })),
        initialValues: suggested,
        required: true,
      }),
    );
  }
}

/** @throws EspalierError with exit code 130 if the user cancelled. */
export function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (isCancel(answer)) throw interrupted();
  return answer as Exclude<Answer, symbol>;
}
