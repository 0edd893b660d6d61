import type { RunView, ScoreView } from "../../report/view/view.ts";
import { type Fact, Facts } from "../parts/facts.tsx";
import { ownValue } from "../../json/pointer.ts";
import { counted } from "../../counted.ts";
import { showMoment, showNumber, showScore, showSeconds } from "../numbers.ts";

/** Scores that the summary names. */
const SCORES = 3;

/** What the run did, in a sentence and a few figures. */
export function Summary({ run }: { readonly run: RunView }) {
  const { name, description, state, steps, folder, seed, startedAt, problem } = run;
  return (
    <header>
      <p class="kicker">
        <bdi>{folder}</bdi> · seed {seed} · {showMoment(startedAt)} · <State {...{ state }} />
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      {description === null ? null : <p class="lead">{description}</p>}
      {problem === null ? null : (
        <p class="problem" role="alert">
          The log is damaged. The page shows what stands before the damage. {problem}
        </p>
      )}
      {steps.length === 0 ? null : <p class="note">{describeData(run)}</p>}
      <Facts facts={factsOf(run)} />
      {steps.length === 0 ? <p class="lead">No growth step has begun.</p> : null}
    </header>
  );
}

/** `clip on emoji: 5,321 training examples in 3 growth steps with 12 trials.` */
function describeData({ steps, trials, experiment }: RunView): string {
  const typeAt = (key: string) => {
    const strategy = ownValue(experiment.content, key);
    const type = ownValue(strategy, "type");
    return typeof type === "string" && type !== "none" ? type : undefined;
  };
  const subject = [typeAt("model"), typeAt("stream")].filter((type) => type !== undefined).join(" on ");
  const examples = steps.reduce((sum, step) => sum + step.examples.train, 0);
  const facts = [
    ...(examples > 0 ? [counted(examples, "training example")] : []),
    `${counted(steps.length, "growth step")} with ${counted(trials.length, "trial")}`,
  ].join(" in ");
  return `${subject === "" ? "" : `${subject}: `}${facts}.`;
}

export function State({ state }: Pick<RunView, "state">) {
  return <span class={`state ${state}`}>{state}</span>;
}

function factsOf({ steps, trials, time, scores, architectures }: RunView): readonly Fact[] {
  const known = steps.filter(({ architecture }) => architecture !== null);
  const [first, last] = [known[0], known.at(-1)];
  const seconds = time.phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const failed = trials.filter(({ status }) => status === "failed").length;
  const flops = [first, last].map((step) => architectures[step?.architecture ?? -1]?.cost?.flops);
  return [
    {
      name: "growth steps",
      value: String(steps.length),
      note: `${counted(trials.length, "trial")}${failed > 0 ? `, ${failed} failed` : ""}`,
    },
    ...((last?.parameters ?? 0) > 0
      ? [
          {
            name: "parameters",
            value: showNumber(last!.parameters),
            note: `from ${showNumber(first!.parameters)}`,
          },
        ]
      : []),
    ...(flops[1] === undefined
      ? []
      : [
          {
            name: "FLOPs of a forward pass",
            value: showNumber(flops[1]),
            note: `from ${showNumber(flops[0])}`,
          },
        ]),
    ...headlines(scores).map(scoreFact),
    { name: "time", value: showSeconds(seconds) },
  ];
}

/** Scores with the most values, those over all data first. */
function headlines(scores: readonly ScoreView[]): readonly ScoreView[] {
  const ordered = [
    ...scores.filter(({ values }) => values.length > 0),
    ...scores.filter(({ values }) => values.length === 0),
  ];
  return ordered.slice(0, SCORES);
}

function scoreFact({ name, unit, values, matrix }: ScoreView): Fact {
  const [first, last] = [values[0], values.at(-1)];
  if (last === undefined)
    return { name, value: showScore(matrix?.inDomain, unit), note: "in-domain mean over the steps" };
  const [low, high] = last.interval;
  const simple = Object.entries(last.baselines).map(
    ([method, value]) => `${method} ${showScore(value, unit)}`,
  );
  const before = first === last ? [] : [`${showScore(first!.value, unit)} after step ${first!.step}`];
  const interval = `95 % interval ${showScore(low, unit)} to ${showScore(high, unit)}`;
  return { name, value: showScore(last.value, unit), note: [...simple, ...before, interval].join("; ") };
}
