import { useMemo } from "preact/hooks";
import type { ArchitectureView, RunView, StepView, TrialView } from "../../report/view/view.ts";
import { Section } from "../parts/section.tsx";
import { showChange, showMeasurement, showNumber, showShare } from "../numbers.ts";
import { changesOf, describeChanges } from "./changes.ts";
import { GrowthMoments } from "./growth-moments.tsx";
import { Dimensions, largestOf } from "./dimensions.tsx";
import { scaleOf, Stacks } from "./stacks.tsx";

/** Pixels of a card's drawing. */
const WIDTH = 184;

/** The architecture of each step, drawn to one scale. */
export function Growth({
  steps,
  architectures,
  trials,
}: Pick<RunView, "steps" | "architectures" | "trials">) {
  const shown = steps.filter(({ architecture }) => architecture !== null);
  const drawings = shown.flatMap(({ architecture }) => architectures[architecture!]?.drawing ?? []);
  const scale = useMemo(() => scaleOf(drawings, WIDTH), [steps, architectures]);
  const largest = useMemo(
    () => largestOf(shown.map(({ architecture }) => architectures[architecture!]!.values)),
    [steps, architectures],
  );
  const hasStacks = drawings.length > 0;
  return (
    <Section
      id="growth"
      title="Growth"
      lead={
        hasStacks
          ? "The model after each growth step, all to one scale. Width is a number of units: the pale column is the residual stream, a bar split into heads is attention, a plain bar an MLP. A thin bar is the embedding that stacks share. New blocks are drawn on top. 64 × 2 stands for a width of 64 and 2 blocks."
          : "The architecture after each growth step."
      }
    >
      <p class="legend" aria-hidden="true">
        <span class="swatch inherited" /> as before <span class="swatch added" /> added by the step
      </p>
      <ol class="cards">
        {shown.map((step) => {
          const architecture = architectures[step.architecture!]!;
          const before = step.before === null ? undefined : architectures[step.before];
          return (
            <li key={step.step} class="card" data-step={step.step}>
              <h3>
                Step {step.step} <bdi>{step.name}</bdi>
              </h3>
              <div class="drawing">
                {architecture.drawing === null ? (
                  <Dimensions values={architecture.values} before={before?.values} largest={largest} />
                ) : (
                  <Stacks
                    drawing={architecture.drawing}
                    before={before?.drawing ?? undefined}
                    {...{ scale, width: WIDTH }}
                    label={`Architecture after step ${step.step}: ${describe(architecture)}`}
                  />
                )}
              </div>
              <StepFacts {...{ step, architecture, before }} worth={worthOf(step, trials)} />
            </li>
          );
        })}
      </ol>
      <GrowthMoments steps={steps} />
    </Section>
  );
}

interface StepFactsProperties {
  readonly step: StepView;
  readonly architecture: ArchitectureView;
  readonly before: ArchitectureView | undefined;
  /** What the search found growth to be worth. */
  readonly worth: string | undefined;
}

function StepFacts({ step, architecture, before, worth }: StepFactsProperties) {
  const changes = changesOf(before?.values, architecture.values);
  const { growth, inheritance, parameters } = step;
  const flops = architecture.cost?.flops;
  return (
    <>
      <p class="sizes">
        {parameters === null || parameters === 0 ? null : (
          <span>
            <b>{showNumber(parameters)}</b> parameters
          </span>
        )}
        {flops === undefined ? null : (
          <span>
            <b>{showNumber(flops)}</b> FLOPs
          </span>
        )}
      </p>
      <p class="grew">
        {changes.length > 0
          ? describeChanges(changes).replaceAll(" → ", "\u00a0→\u00a0")
          : growth?.fires === false
            ? "did not search"
            : "stayed as it was"}
      </p>
      {worth === undefined ? null : <p class="note">{worth}</p>}
      {growth?.fires === false ? <p class="note">{growth.reason}</p> : null}
      {inheritance === null ? null : (
        <p class="note">
          {inheritance.share === 0
            ? "starts from scratch"
            : `${showShare(inheritance.share)} inherited; outputs change by at most ${showChange(inheritance.liveChange)}`}
        </p>
      )}
    </>
  );
}

/** The main objective of the chosen trial beside that of the trial that did not grow, if there was one. */
function worthOf(
  { step, search, architecture, before }: StepView,
  trials: readonly TrialView[],
): string | undefined {
  const name = search?.objectives[0]?.measurement;
  if (name === undefined || architecture === before) return undefined;
  const own = trials.filter((trial) => trial.step === step && trial.status === "completed");
  const chosen = own.find(({ trial }) => trial === search?.chosen);
  const stayed = own.find((trial) => trial.architecture === before && trial.budget === chosen?.budget);
  const [value, other] = [chosen?.measurements[name], stayed?.measurements[name]];
  if (value === undefined || other === undefined) return undefined;
  return `${name} ${showMeasurement(value)} in the search, ${showMeasurement(other)} without growing`;
}

function describe({ values }: ArchitectureView): string {
  return Object.entries(values)
    .map(([dimension, value]) => `${dimension} ${value}`)
    .join(", ");
}
