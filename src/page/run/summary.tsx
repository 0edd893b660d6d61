import type { RunView, ScoreView } from "../../report/view/view.ts";
import { type Fact, Facts } from "../parts/facts.tsx";
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
      <Facts facts={factsOf(run)} />
      {steps.length === 0 ? <p class="lead">No growth step has begun.</p> : null}
    </header>
  );
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
      : [{ name: "FLOPs of an example", value: showNumber(flops[1]), note: `from ${showNumber(flops[0])}` }]),
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
  const before = first === last ? "" : `${showScore(first!.value, unit)} after step ${first!.step}; `;
  return {
    name,
    value: showScore(last.value, unit),
    note: `${before}95 % interval ${showScore(low, unit)} to ${showScore(high, unit)}`,
  };
}
