import { useCallback, useState } from "preact/hooks";
import type { RunView, TrialView } from "../../report/view/view.ts";
import { Candidates } from "./candidates.tsx";
import { DimensionPlot } from "./dimension-plot.tsx";
import { Examples } from "./examples.tsx";
import { Failures } from "./failures.tsx";
import { Growth } from "./growth.tsx";
import { Scores } from "./scores.tsx";
import { Setting } from "./setting.tsx";
import { Summary } from "./summary.tsx";
import { Time } from "./time.tsx";
import { TrialDialog } from "./trial-dialog.tsx";
import { Training } from "./training.tsx";
import { Trials } from "./trials.tsx";

/** The page of a run. */
export function RunPage({ run }: { readonly run: RunView }) {
  const [selected, setSelected] = useState<Pick<TrialView, "step" | "trial">>();
  const onTrial = useCallback((trial: TrialView | undefined) => setSelected(trial), []);
  const trial = run.trials.find((one) => one.step === selected?.step && one.trial === selected.trial);
  const { steps, trials, architectures, losses, curves, extents, scores, time, examples } = run;
  return (
    <>
      <Summary run={run} />
      <Growth {...{ steps, architectures, trials }} />
      <Scores {...{ scores }} />
      <Examples {...{ examples }} />
      <Training {...{ losses, curves, extents, steps }} />
      <Candidates {...{ steps, trials, architectures, onTrial }} />
      <DimensionPlot {...{ steps, trials, architectures, onTrial }} />
      <Trials {...{ steps, trials, architectures, onTrial }} />
      <Failures {...{ trials, steps }} />
      <Time {...{ time, steps }} />
      <Setting experiment={run.experiment} environments={run.environments} />
      {trial === undefined ? null : (
        <TrialDialog key={`${trial.step} ${trial.trial}`} {...{ run, trial, onTrial }} />
      )}
    </>
  );
}
