import type { ShownAnswer, TaskExample } from "../../evaluation/task-example.ts";
import type { Event } from "../../run/log/events.ts";
import { eventsOfType } from "../../run/log/history.ts";
import { grouped } from "./grouped.ts";

/** Test examples of one kind of question. */
export interface ExampleGroupView {
  readonly title: string;
  readonly examples: readonly ExampleView[];
}

/** A question, with the answers of each growth step's model. */
export interface ExampleView extends Pick<TaskExample, "id" | "question" | "expected" | "ofStep"> {
  readonly answers: readonly StepAnswersView[];
}

/** Answers of the model after a growth step, the best first. */
export interface StepAnswersView {
  readonly step: number;
  readonly answers: readonly ShownAnswer[];
}

/** The test examples that tasks have shown, by title and id. */
export function exampleViews(events: readonly Event[]): readonly ExampleGroupView[] {
  const shown = eventsOfType(events, "evaluated").flatMap(({ step, examples = [] }) =>
    examples.map((example) => ({ ...example, step })),
  );
  return [...grouped(shown, ({ title }) => title)].map(([title, ofTitle]) => ({
    title,
    examples: [...grouped(ofTitle, ({ id }) => id).values()].map((own): ExampleView => {
      const { id, question, expected, ofStep } = own[0]!;
      return {
        ...{ id, question },
        ...(expected && { expected }),
        ...(ofStep !== undefined && { ofStep }),
        answers: own.map(({ step, answers }) => ({ step, answers })),
      };
    }),
  }));
}
