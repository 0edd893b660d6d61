import { grouped } from "../../report/view/grouped.ts";
import type { RunView } from "../../report/view/view.ts";
import { Section } from "../parts/section.tsx";
import { counted } from "../../counted.ts";

/** Different failures that are shown. */
const SHOWN = 50;

/** Failed trials by reason, and data that were left out. */
export function Failures({ trials, steps }: Pick<RunView, "trials" | "steps">) {
  const byReason = grouped(
    trials.filter(({ failure }) => failure !== null),
    ({ failure }) => failure!,
  );
  const faulty = steps.filter(({ faults }) => faults > 0);
  if (byReason.size === 0 && faulty.length === 0) return null;
  return (
    <Section id="failures" title="Failures">
      {[...byReason].slice(0, SHOWN).map(([reason, failed]) => (
        <article key={reason} class="failed">
          <h3>
            {counted(failed.length, "trial")}:{" "}
            {failed
              .slice(0, 10)
              .map(({ step, trial }) => `${trial} of step ${step}`)
              .join(", ")}
            {failed.length > 10 ? ", ..." : ""}
          </h3>
          <pre class="failure">{reason}</pre>
        </article>
      ))}
      {byReason.size > SHOWN ? (
        <p class="lead">{byReason.size - SHOWN} further reasons are not shown.</p>
      ) : null}
      {faulty.map(({ step, faults }) => (
        <p key={step}>
          Step {step}: {counted(faults, "example")} left out.
        </p>
      ))}
    </Section>
  );
}
