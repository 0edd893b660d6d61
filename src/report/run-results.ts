import type { ArchitectureValues } from "../architecture/architecture.ts";
import type { DataFaults } from "../data/data-stream.ts";
import { type MeanPatterns, type MeanScore, meanScores } from "../evaluation/mean-scores.ts";
import type { Score } from "../evaluation/score.ts";
import { wholeScores } from "../evaluation/whole-scores.ts";
import type { Event, EventOf } from "../run/log/events.ts";
import { eventsOfType } from "../run/log/history.ts";
import type { RunRecord } from "../run/results/read-run.ts";
import type { RunState } from "../run/results/run-state.ts";
import { type SearchResults, searchResults } from "./search-results.ts";

/** Results of a run so far. `espalier status RUN --json` prints them, and docs/results.md describes each field. */
export interface RunResults {
  /** Version of this format; rises if a field is removed or changes its meaning. */
  readonly version: 1;
  readonly name: string;
  /** Hash of the resolved experiment. */
  readonly hash: string;
  readonly seed: number;
  readonly state: Exclude<RunState, "absent">;
  /** Number of recorded events. */
  readonly events: number;
  /** The latest growth step; `null` before the first. */
  readonly currentStep: number | null;
  /** The growth path: all started steps in order. */
  readonly steps: readonly StepResults[];
}

/** Results of a growth step. Fields that are not known yet are `null`. */
export interface StepResults {
  readonly step: number;
  readonly name: string;
  /** Number of examples that arrived. */
  readonly examples: { readonly train: number; readonly validation: number };
  /** Data that are left out; `null` if there are none. */
  readonly faults: DataFaults | null;
  readonly phase: "searching" | "training" | "finished";
  /** The growth trigger's decision; a step has a search only if it fires. */
  readonly growth: { readonly fires: boolean; readonly reason: string } | null;
  readonly search: SearchResults | null;
  /** Architecture of the model that the step trains. */
  readonly architecture: ArchitectureValues | null;
  /** Number of trainable parameters; 0 if the experiment has no model. */
  readonly parameters: number | null;
  readonly training: { readonly updates: number; readonly loss: number } | null;
  /** Scores after the step's training. */
  readonly scores: readonly Score[] | null;
  /** Means over tasks, by the experiment's `scores`. */
  readonly means: Readonly<Record<string, MeanScore>> | null;
}

/**
 * Derives a run's results from its log.
 * @throws EspalierError if the scores of a mean over tasks cannot be averaged.
 */
export function runResults({
  events,
  experiment,
  state,
}: Pick<RunRecord, "events" | "experiment" | "state">): RunResults {
  const steps = stepResults(events, experiment.scores);
  const [started] = eventsOfType(events, "run-started");
  return {
    version: 1,
    name: experiment.name,
    hash: started?.hash ?? "",
    seed: experiment.seed,
    state,
    events: events.length,
    currentStep: steps.at(-1)?.step ?? null,
    steps,
  };
}

/** The results of each started step. @param patterns of the means over tasks. */
export function stepResults(events: readonly Event[], patterns: MeanPatterns = {}): readonly StepResults[] {
  const searches = searchResults(events);
  const children = eventsOfType(events, "inherited");
  const of = <Found extends { readonly step: number }>(all: readonly Found[], step: number) =>
    all.find((one) => one.step === step);
  const [decisions, trainings, evaluations] = [
    eventsOfType(events, "growth-decided"),
    eventsOfType(events, "trained"),
    eventsOfType(events, "evaluated"),
  ];
  return eventsOfType(events, "step-started").map(({ step, name, examples, faults = null }) => {
    const [decision, training, evaluation] = [
      of(decisions, step),
      of(trainings, step),
      of(evaluations, step),
    ];
    const child = childOf(children, step, decision);
    return {
      step,
      name,
      examples,
      faults,
      phase: evaluation !== undefined ? "finished" : child === undefined ? "searching" : "training",
      growth: decision === undefined ? null : { fires: decision.fires, reason: decision.reason },
      search: searches.get(step) ?? null,
      architecture: child?.architecture ?? null,
      parameters: child?.parameters ?? null,
      training: training === undefined ? null : { updates: training.updates, loss: training.loss },
      scores: evaluation?.scores ?? null,
      means:
        evaluation === undefined
          ? null
          : Object.fromEntries(meanScores(patterns, wholeScores(evaluation.scores))),
    };
  });
}

/** The model that the step trains: its own child, or an earlier step's if it does not grow. */
function childOf(
  children: readonly EventOf<"inherited">[],
  step: number,
  decision: EventOf<"growth-decided"> | undefined,
): EventOf<"inherited"> | undefined {
  const child = children.findLast((event) => event.step <= step);
  return child?.step === step || decision?.fires === false ? child : undefined;
}
