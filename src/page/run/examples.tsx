import type { Shown, ShownAnswer } from "../../evaluation/task-example.ts";
import type { ExampleGroupView, ExampleView } from "../../report/view/example-views.ts";
import type { RunView } from "../../report/view/view.ts";
import { Section } from "../parts/section.tsx";

/** Test examples with the answers of each step's model. */
export function Examples({ examples: groups }: Pick<RunView, "examples">) {
  if (groups.length === 0) return null;
  return (
    <Section
      id="examples"
      title="Examples of what the model learned"
      lead={`The same test examples after each growth step: a question, and the model's answers, the best first. ${describeMarks(groups)}`}
    >
      {groups.map((group) => (
        <Group key={group.title} group={group} />
      ))}
    </Section>
  );
}

/** How right answers are marked, if there are any. */
function describeMarks(groups: RunView["examples"]): string {
  const lists = groups.flatMap(({ examples }) => examples.flatMap(({ answers }) => answers));
  const marked = lists.filter(({ answers }) => answers.some(({ isRight }) => isRight !== undefined));
  if (marked.length === 0) return "";
  const right = marked.filter(({ answers }) => answers.some(({ isRight }) => isRight === true));
  if (right.length === 0) return "None of the answers is right.";
  return `A check mark stands before right ones; ${right.length} of ${marked.length} lists have one.`;
}

function Group({ group: { title, examples } }: { readonly group: ExampleGroupView }) {
  return (
    <>
      <h3>
        <bdi>{title}</bdi>
      </h3>
      <ul class="examples" data-examples={title}>
        {examples.map((example) => (
          <Example key={example.id} example={example} />
        ))}
      </ul>
    </>
  );
}

function Example({ example }: { readonly example: ExampleView }) {
  const { question, expected, ofStep, answers } = example;
  return (
    <li>
      <div class="question">
        <Thing thing={question} />
        {expected === undefined ? null : (
          <div class="expected">
            <small>right answer</small>
            <Thing thing={expected} />
          </div>
        )}
        {ofStep === undefined ? null : <small class="origin">test data of step {ofStep}</small>}
      </div>
      <ol class="by-step">
        {answers.map(({ step, answers: own }) => (
          <li key={step}>
            <small>
              after step {step}
              {ofStep !== undefined && step < ofStep ? ", not seen yet" : ""}
            </small>
            <ol class={classOf(own)}>
              {own.map((answer, place) => (
                <Answer key={place} answer={answer} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </li>
  );
}

/** Marks need room, and images stand side by side. */
function classOf(answers: readonly ShownAnswer[]): string {
  const isMarked = answers.some(({ isRight }) => isRight !== undefined);
  const hasMedia = answers.some(({ media }) => media !== undefined);
  return ["answers", isMarked ? "marked" : "", hasMedia ? "media" : ""].filter(Boolean).join(" ");
}

function Answer({ answer }: { readonly answer: ShownAnswer }) {
  const { isRight, score } = answer;
  const title = score === undefined ? undefined : `score ${score}`;
  return (
    <li class={isRight === undefined ? undefined : isRight ? "right" : "wrong"} title={title}>
      <Thing thing={answer} />
      {isRight === true ? <span class="unseen">, right</span> : null}
    </li>
  );
}

function Thing({ thing: { text, media } }: { readonly thing: Shown }) {
  return (
    <>
      {media === undefined ? null : <img src={media} alt={text ?? "test example"} />}
      {text === undefined ? null : <bdi>{text}</bdi>}
    </>
  );
}
