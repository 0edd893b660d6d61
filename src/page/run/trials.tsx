import { useMemo, useState } from "preact/hooks";
import type { RunView, TrialView } from "../../report/view/view.ts";
import { Section } from "../parts/section.tsx";
import { type Column, VirtualTable } from "../parts/virtual-table.tsx";
import { counted } from "../../counted.ts";
import { showMeasurement, showNumber, showSeconds } from "../numbers.ts";
import { changesOf, describeChanges } from "./changes.ts";

interface TrialsProperties extends Pick<RunView, "steps" | "trials" | "architectures"> {
  readonly onTrial: (trial: TrialView) => void;
}

/** A trial with the text that a filter looks at. */
interface Row {
  readonly trial: TrialView;
  readonly changes: string;
  readonly isChosen: boolean;
  readonly text: string;
}

/** Measurements that have a column of their own, at most. */
const MEASUREMENTS = 6;

/** All trials as a table. */
export function Trials({ steps, trials, architectures, onTrial }: TrialsProperties) {
  const [filter, setFilter] = useState("");
  const rows = useMemo(() => rowsOf({ steps, trials, architectures }), [steps, trials, architectures]);
  const columns = useMemo(() => columnsOf(trials), [trials]);
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = useMemo(
    () => (words.length === 0 ? rows : rows.filter(({ text }) => words.every((word) => text.includes(word)))),
    [rows, filter],
  );
  if (trials.length === 0) return null;
  return (
    <Section id="trials" title="Trials">
      <div class="controls">
        <label class="choice">
          filter{" "}
          <input
            type="search"
            value={filter}
            placeholder="failed, step 2, width 64"
            onInput={({ currentTarget }) => setFilter(currentTarget.value)}
          />
        </label>
        <span class="count" role="status">
          {shown.length === rows.length
            ? counted(rows.length, "trial")
            : `${showNumber(shown.length)} of ${counted(rows.length, "trial")}`}
        </span>
      </div>
      <VirtualTable
        name="trials"
        {...{ columns, rows: shown }}
        keyOf={({ trial }) => `${trial.step} ${trial.trial}`}
        onRow={({ trial }) => onTrial(trial)}
        classOf={({ isChosen, trial }) => (isChosen ? "chosen" : trial.status)}
      />
    </Section>
  );
}

function rowsOf({
  steps,
  trials,
  architectures,
}: Pick<RunView, "steps" | "trials" | "architectures">): readonly Row[] {
  const byStep = new Map(steps.map((step) => [step.step, step]));
  return trials.map((trial) => {
    const step = byStep.get(trial.step);
    const before = architectures[step?.before ?? -1]?.values;
    const { values } = architectures[trial.architecture]!;
    const changes = describeChanges(changesOf(before, values));
    const isChosen = step?.search?.chosen === trial.trial;
    const all = Object.entries(values).map(([name, value]) => `${name} ${value}`);
    const words = [`step ${trial.step} trial ${trial.trial}`, trial.status, isChosen ? "chosen" : "", ...all];
    const notes = Object.entries(trial.notes).map(([name, value]) => `${name} ${value}`);
    return {
      trial,
      changes,
      isChosen,
      text: [...words, ...notes, trial.failure ?? ""].join(" ").toLowerCase(),
    };
  });
}

function columnsOf(trials: readonly TrialView[]): readonly Column<Row>[] {
  const names = [...new Set(trials.flatMap(({ measurements }) => Object.keys(measurements)))].slice(
    0,
    MEASUREMENTS,
  );
  const hasParents = trials.some(({ parent }) => parent !== null);
  const hasBudgets = trials.some(({ budget }) => budget < 1);
  return [
    { name: "step", of: ({ trial }) => trial.step },
    {
      name: "trial",
      of: ({ trial }) => trial.trial,
      show: ({ trial }) => <button class="link">{trial.trial}</button>,
    },
    {
      name: "state",
      of: ({ trial, isChosen }) => (isChosen ? "chosen" : trial.isImported ? "imported" : trial.status),
    },
    ...names.map((name): Column<Row> => ({
      name,
      of: ({ trial }) => trial.measurements[name],
      show: ({ trial }) => showMeasurement(trial.measurements[name]),
    })),
    ...(hasBudgets ? [{ name: "budget", of: ({ trial }: Row) => trial.budget }] : []),
    {
      name: "time",
      of: ({ trial }) => trial.seconds ?? undefined,
      show: ({ trial }) => showSeconds(trial.seconds),
    },
    ...(hasParents ? [{ name: "parent", of: ({ trial }: Row) => trial.parent ?? undefined }] : []),
    {
      name: "change, or failure",
      of: ({ trial, changes }) => trial.failure ?? changes,
      show: ({ trial, changes }) => (
        <span class="cut">{trial.failure ?? (changes === "" ? "no change" : changes)}</span>
      ),
    },
  ];
}
