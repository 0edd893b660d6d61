import { useEffect, useRef } from "preact/hooks";
import type { RunView, TrialView } from "../../report/view/view.ts";
import { showNumber, showSeconds } from "../numbers.ts";
import { changesOf, describeChanges } from "./changes.ts";
import { Dimensions, largestOf } from "./dimensions.tsx";
import { scaleOf, Stacks } from "./stacks.tsx";

const WIDTH = 300;

interface TrialDialogProperties {
  readonly run: RunView;
  readonly trial: TrialView;
  readonly onTrial: (trial: TrialView | undefined) => void;
}

/** A trial's architecture, measurements and lineage. */
export function TrialDialog({ run, trial, onTrial }: TrialDialogProperties) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { architectures, trials, steps } = run;
  const lineage = lineageOf(trial, trials);
  const step = steps.find((one) => one.step === trial.step);
  const base = architectures[lineage[1]?.architecture ?? step?.before ?? -1];
  const { values, drawing } = architectures[trial.architecture]!;
  const drawings = [drawing, base?.drawing].filter((one) => one !== null && one !== undefined);
  const isChosen = step?.search?.chosen === trial.trial;
  return (
    <dialog ref={dialog} onClose={() => onTrial(undefined)} aria-labelledby="trial-title">
      <form method="dialog">
        <h2 id="trial-title">
          Step {trial.step}, trial {trial.trial}
        </h2>
        <button aria-label="Close">×</button>
      </form>
      <p>
        {trial.isImported ? "measured by an earlier search" : trial.status}
        {isChosen ? `, chosen: ${step.search?.reason}` : ""}
        {trial.isViolating ? ", violates a constraint" : ""}
      </p>
      {trial.failure === null ? null : <pre class="failure">{trial.failure}</pre>}
      <div class="columns">
        {drawing === null ? (
          <Dimensions
            {...{ values, before: base?.values }}
            largest={largestOf([values, base?.values ?? {}])}
          />
        ) : (
          <Stacks
            {...{ drawing, before: base?.drawing ?? undefined, width: WIDTH }}
            scale={scaleOf(drawings, WIDTH)}
            label={`Architecture of trial ${trial.trial}`}
          />
        )}
        <table class="plain">
          <tbody>
            {rowsOf(trial).map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>Lineage</h3>
      <ol class="lineage">
        {lineage.map((one, place) => {
          const parent = architectures[lineage[place + 1]?.architecture ?? step?.before ?? -1];
          const changes = describeChanges(changesOf(parent?.values, architectures[one.architecture]!.values));
          return (
            <li key={one.trial}>
              {one === trial ? (
                `trial ${one.trial}`
              ) : (
                <button onClick={() => onTrial(one)}>trial {one.trial}</button>
              )}
              <span> {changes === "" ? "no change" : changes}</span>
            </li>
          );
        })}
        <li>{step?.before === null ? "the beginning" : "the model that the step began with"}</li>
      </ol>
    </dialog>
  );
}

function rowsOf({ measurements, budget, seconds, notes }: TrialView): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(measurements).map(([name, value]) => [name, showNumber(value)] as const),
    ...(budget === 1 ? [] : [["share of the budget", showNumber(budget)] as const]),
    ["time", showSeconds(seconds)],
    ...Object.entries(notes).map(([name, value]) => [`note: ${name}`, String(value)] as const),
  ];
}

/** A trial and those that it was made from, the first ancestor last. */
function lineageOf(trial: TrialView, trials: readonly TrialView[]): readonly TrialView[] {
  const byNumber = new Map(trials.filter(({ step }) => step === trial.step).map((one) => [one.trial, one]));
  const line: TrialView[] = [];
  // A parent has a smaller number, so that this ends.
  for (let one: TrialView | undefined = trial; one !== undefined; one = byNumber.get(one.parent ?? -1))
    line.push(one);
  return line;
}
