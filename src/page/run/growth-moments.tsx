import type { InheritanceView, StepView } from "../../report/view/view.ts";
import { showChange, showMeasurement, showNumber } from "../numbers.ts";

type Entries = NonNullable<InheritanceView["moment"]>["newGradient"];

/** What each growth did to function, loss and gradient, as a table. */
export function GrowthMoments({ steps }: { readonly steps: readonly StepView[] }) {
  const grown = steps.filter(({ inheritance }) => inheritance !== null && inheritance.liveChange !== null);
  if (grown.length === 0) return null;
  const hasMoments = grown.some(({ inheritance }) => inheritance!.moment !== null);
  return (
    <>
      <h3>Moments of growth</h3>
      <div class="scroll" tabIndex={0} role="region" aria-label="moments of growth">
        <table class="plain moments" data-table="moments">
          <thead>
            <tr>
              <th scope="col">step</th>
              <th scope="col" class="number">
                change of outputs
              </th>
              {hasMoments ? (
                <>
                  <th scope="col" class="number">
                    loss before
                  </th>
                  <th scope="col" class="number">
                    after
                  </th>
                  <th scope="col" class="number">
                    gradient before
                  </th>
                  <th scope="col" class="number">
                    after, inherited
                  </th>
                  <th scope="col" class="number">
                    after, new
                  </th>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {grown.map(({ step, name, inheritance }) => (
              <tr key={step}>
                <th scope="row">
                  {step} <bdi>{name}</bdi>
                </th>
                <td class="number">{showChange(inheritance!.liveChange)}</td>
                {hasMoments ? <Moment moment={inheritance!.moment} /> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note lead">
        Largest change of an output on a fixed batch, by live weights.
        {hasMoments
          ? " Loss and norm of its gradient on the first batch after growing, by the weights right before and right after it; below a norm, the number of entries and the root mean square of their slopes. Entries that copy one of the parent count as inherited, so there may be more of them than the parent had."
          : ""}
      </p>
    </>
  );
}

function Moment({ moment }: Pick<InheritanceView, "moment">) {
  return (
    <>
      <td class="number">{showMeasurement(moment?.lossBefore)}</td>
      <td class="number">{showMeasurement(moment?.lossAfter)}</td>
      <Norm of={moment?.gradientBefore} />
      <Norm of={moment?.inheritedGradient} />
      <Norm of={moment?.newGradient} />
    </>
  );
}

function Norm({ of }: { readonly of: Entries | undefined }) {
  if (of === undefined || of.entries === 0) return <td class="number">–</td>;
  const { entries, norm } = of;
  return (
    <td class="number">
      {showMeasurement(norm)}
      <small>
        {showNumber(entries)}, {showChange(norm / Math.sqrt(entries))}
      </small>
    </td>
  );
}
