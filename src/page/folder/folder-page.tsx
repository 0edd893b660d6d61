import { useMemo, useState } from "preact/hooks";
import type { FolderView, RunSummary } from "../../report/view/folder-page.ts";
import { counted } from "../../counted.ts";
import { showMoment, showNumber, showScore, showSeconds } from "../numbers.ts";
import { Facts } from "../parts/facts.tsx";
import { Section } from "../parts/section.tsx";
import { type Column, VirtualTable } from "../parts/virtual-table.tsx";
import { Comparison } from "./comparison.tsx";

/** Scores, and values that differ, with a column of their own at most. */
const COLUMNS = { scores: 4, values: 6 };

interface FolderProperties {
  readonly folder: FolderView;
  /** Addresses of the pages of a run and of an ablation, where they are served. */
  readonly addressOf?: ((folder: string) => string) | undefined;
}

/** The page of a folder of runs. */
export function FolderPage({ folder: { name, runs, varying, sweeps }, addressOf }: FolderProperties) {
  const [filter, setFilter] = useState("");
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const toggle = (folder: string) => {
    const others = [...selected].filter((one) => one !== folder);
    setSelected(new Set(selected.has(folder) ? others : [...others, folder]));
  };
  const texts = useMemo(() => new Map(runs.map((run) => [run.folder, textOf(run)])), [runs]);
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = useMemo(
    () =>
      words.length === 0
        ? runs
        : runs.filter(({ folder }) => words.every((word) => texts.get(folder)!.includes(word))),
    [runs, filter],
  );
  const finished = runs.filter(({ state }) => state === "finished").length;
  return (
    <>
      <header>
        <p class="kicker">folder of runs</p>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <Facts
          facts={[
            { name: "runs", value: showNumber(runs.length), note: `${showNumber(finished)} finished` },
            ...(sweeps.length > 0 ? [{ name: "ablations", value: showNumber(sweeps.length) }] : []),
            {
              name: "time of all runs",
              value: showSeconds(runs.reduce((sum, { seconds }) => sum + seconds, 0)),
            },
          ]}
        />
      </header>
      {sweeps.length === 0 ? null : (
        <Section id="ablations" title="Ablations">
          <ul>
            {sweeps.map(({ folder, name, cells, page }) => {
              const address = addressOf?.(folder) ?? page;
              return (
                <li key={folder}>
                  {address === null ? <bdi>{name}</bdi> : <a href={address}>{name}</a>}{" "}
                  <small>{counted(cells, "run")}</small>
                </li>
              );
            })}
          </ul>
        </Section>
      )}
      <Section id="runs" title="Runs" lead="Select two or more to compare them.">
        <div class="controls">
          <label class="choice">
            search{" "}
            <input
              type="search"
              value={filter}
              placeholder="name, or a value that differs"
              onInput={({ currentTarget }) => setFilter(currentTarget.value)}
            />
          </label>
          <span class="count" role="status">
            {shown.length === runs.length
              ? counted(runs.length, "run")
              : `${showNumber(shown.length)} of ${counted(runs.length, "run")}`}
          </span>
        </div>
        <VirtualTable
          name="runs"
          rows={shown}
          columns={columnsOf(runs, varying, { selected, toggle, addressOf })}
          keyOf={({ folder }) => folder}
        />
      </Section>
      {selected.size < 2 ? null : (
        <Comparison runs={runs.filter((run) => selected.has(run.folder))} varying={varying} />
      )}
    </>
  );
}

interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly toggle: (folder: string) => void;
  readonly addressOf: FolderProperties["addressOf"];
}

function columnsOf(
  runs: readonly RunSummary[],
  varying: readonly string[],
  { selected, toggle, addressOf }: Selection,
): readonly Column<RunSummary>[] {
  const scores = [...new Set(runs.flatMap(({ scores }) => scores.map(({ name }) => name)))].slice(
    0,
    COLUMNS.scores,
  );
  const last = (run: RunSummary, name: string) => run.scores.find((score) => score.name === name);
  return [
    {
      name: "compare",
      of: ({ folder }) => (selected.has(folder) ? "0" : "1"),
      show: ({ folder }) => (
        <input
          type="checkbox"
          aria-label={`compare ${folder}`}
          checked={selected.has(folder)}
          onChange={() => toggle(folder)}
        />
      ),
    },
    {
      name: "run",
      of: ({ folder }) => folder,
      show: ({ folder, page }) => {
        const address = addressOf?.(folder) ?? page;
        return address === null ? (
          <bdi class="cut">{folder}</bdi>
        ) : (
          <a class="cut" href={address}>
            {folder}
          </a>
        );
      },
    },
    {
      name: "state",
      of: ({ problem, state }) => (problem === null ? state : "damaged"),
      show: ({ problem, state }) => (
        <span class={`state ${problem === null ? state : "failed"}`} title={problem ?? undefined}>
          {problem === null ? state : "damaged"}
        </span>
      ),
    },
    { name: "begun", of: ({ startedAt }) => startedAt ?? "", show: ({ startedAt }) => showMoment(startedAt) },
    { name: "seed", of: ({ seed }) => seed },
    { name: "steps", of: ({ steps }) => steps },
    { name: "trials", of: ({ trials }) => trials },
    {
      name: "parameters",
      of: ({ parameters }) => parameters ?? undefined,
      show: ({ parameters }) => showNumber(parameters),
    },
    ...scores.map((name): Column<RunSummary> => ({
      name,
      of: (run) => last(run, name)?.values.at(-1)?.value,
      show: (run) => showScore(last(run, name)?.values.at(-1)?.value, last(run, name)?.unit),
    })),
    { name: "time", of: ({ seconds }) => seconds, show: ({ seconds }) => showSeconds(seconds) },
    ...varying.slice(0, COLUMNS.values).map((pointer): Column<RunSummary> => ({
      name: pointer,
      of: ({ values }) => values[pointer],
      show: ({ values }) => <span class="cut">{values[pointer] ?? "–"}</span>,
    })),
  ];
}

function textOf({ folder, name, seed, state, values }: RunSummary): string {
  const all = Object.entries(values).map(([pointer, value]) => `${pointer} ${value}`);
  return [folder, name, `seed ${seed}`, state, ...all].join(" ").toLowerCase();
}
