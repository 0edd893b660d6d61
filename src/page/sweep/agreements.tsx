import type { SweepView } from "../../report/view/sweep-page.ts";
import { Section } from "../parts/section.tsx";

const show = (tau: number) => tau.toFixed(2).replace("-", "\u2212");

/** Order in which the arms' searches put the candidates that they have in common with the baseline's. */
export function Agreements({ agreements, baseline }: Pick<SweepView, "agreements" | "baseline">) {
  if (agreements.length === 0) return null;
  return (
    <Section
      id="agreements"
      title="Order of candidates"
      lead={
        <>
          Kendall's tau of each search with that of <bdi>{baseline}</bdi>: 1 for the same order, −1 for the
          opposite one; a mean over the seeds with its 95 % interval.
        </>
      }
    >
      <div class="scroll" tabIndex={0} role="region" aria-label="order of candidates">
        <table class="plain" data-table="agreements">
          <thead>
            <tr>
              <th scope="col">arm</th>
              <th scope="col">measurement</th>
              {["step", "candidates", "seeds", "tau", "95 % interval"].map((heading) => (
                <th key={heading} scope="col" class="number">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agreements.map(({ arm, measurement, step, candidates, seeds, tau, interval }) => (
              <tr key={`${arm} ${measurement} ${step}`}>
                <th scope="row">
                  <bdi>{arm}</bdi>
                </th>
                <td>
                  <bdi>{measurement}</bdi>
                </td>
                <td class="number">{step}</td>
                <td class="number">{candidates}</td>
                <td class="number">{seeds ?? "–"}</td>
                <td class="number">{show(tau)}</td>
                <td class="number">{interval?.map(show).join(" to ") ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
