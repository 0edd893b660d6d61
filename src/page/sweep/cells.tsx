import type { CellView, SweepView } from "../../report/view/sweep-page.ts";
import { showScore } from "../numbers.ts";
import { Section } from "../parts/section.tsx";

interface CellsProperties extends Pick<SweepView, "cells" | "arms" | "seeds" | "scores"> {
  readonly score: string | undefined;
}

/** The runs by arm and seed with their state. */
export function Cells({ cells, arms, seeds, scores, score: name }: CellsProperties) {
  const score = scores.find((one) => one.name === name);
  const byPlace = new Map(cells.map((cell) => [`${cell.arm} ${cell.seed}`, cell]));
  const failed = cells.filter(({ failure }) => failure !== null);
  return (
    <Section
      id="cells"
      title="Runs"
      {...(score !== undefined && { lead: `By arm and seed; finished runs have their ${score.name}.` })}
    >
      <div class="scroll" tabIndex={0} role="region" aria-label="runs by arm and seed">
        <table class="plain cells">
          <thead>
            <tr>
              <th scope="col">arm</th>
              {seeds.map((seed) => (
                <th key={seed} scope="col" class="number">
                  seed {seed}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {arms.map(({ name: arm }) => (
              <tr key={arm}>
                <th scope="row">
                  <bdi>{arm}</bdi>
                </th>
                {seeds.map((seed) => {
                  const cell = byPlace.get(`${arm} ${seed}`);
                  return (
                    <td key={seed} class={`number state ${cell?.state ?? ""}`} title={cell?.run ?? undefined}>
                      {cell === undefined ? "" : describe(cell, score)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {failed.map(({ arm, seed, failure }) => (
        <article key={`${arm} ${seed}`}>
          <h3>
            <bdi>{arm}</bdi>, seed {seed} has failed
          </h3>
          <pre class="failure">{failure}</pre>
        </article>
      ))}
    </Section>
  );
}

function describe({ state, step, scores }: CellView, score: SweepView["scores"][number] | undefined): string {
  if (state === "finished" && score !== undefined) return showScore(scores[score.name], score.unit);
  return state === "unfinished" && step !== null ? `at step ${step}` : state;
}
