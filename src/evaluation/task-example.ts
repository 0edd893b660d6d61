import Type from "typebox";

/** Limits on the examples of one task, so that event logs and pages stay small. */
export const EXAMPLE_LIMITS = { examples: 8, answers: 10, textLength: 1000, mediaLength: 8192 } as const;

/** Something in a form for people: a text, media, or both. */
export interface Shown {
  /** At most 1,000 characters. */
  readonly text?: string;
  /** Data URI of an image file, such as `data:image/png;base64,...`; at most 8,192 characters. */
  readonly media?: string;
}

/** An answer of a model. */
export interface ShownAnswer extends Shown {
  /** Omitted where answers are neither right nor wrong, such as continuations of a text. */
  readonly isRight?: boolean;
  /** Value by which the model ranks the answer, such as a similarity. */
  readonly score?: number;
}

/** A test example as a question with the answers of a model. */
export interface TaskExample {
  /** Kind of question, such as `nearest neighbour`. */
  readonly title: string;
  /** Unique among the examples of the title, and the same after each growth step. */
  readonly id: string;
  readonly question: Shown;
  /** One of the right answers. */
  readonly expected?: Shown;
  /** At most 10, the best first. */
  readonly answers: readonly ShownAnswer[];
  /** The step whose test data the example is from. */
  readonly ofStep?: number;
}

const { examples, answers, textLength, mediaLength } = EXAMPLE_LIMITS;
const shown = {
  text: Type.Optional(Type.String({ maxLength: textLength })),
  media: Type.Optional(
    Type.String({
      maxLength: mediaLength,
      pattern: "^data:image/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+=*$",
    }),
  ),
};
const closed = { additionalProperties: false };

/** A `TaskExample` in the event log. */
export const TaskExampleSchema = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: textLength }),
    id: Type.String({ maxLength: textLength }),
    question: Type.Object(shown, closed),
    expected: Type.Optional(Type.Object(shown, closed)),
    answers: Type.Array(
      Type.Object(
        { ...shown, isRight: Type.Optional(Type.Boolean()), score: Type.Optional(Type.Number()) },
        closed,
      ),
      { maxItems: answers },
    ),
    ofStep: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  closed,
);

/** The examples that a task returns. */
export const TaskExamplesSchema = Type.Array(TaskExampleSchema, { maxItems: examples });
