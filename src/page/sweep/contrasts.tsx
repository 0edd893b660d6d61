import type { ContrastView, SweepScore } from "../../report/view/sweep-page.ts";
import { showDifference } from "./differences.ts";

interface ContrastsProperties {
  readonly scores: readonly SweepScore[];
  readonly contrasts: readonly ContrastView[];
}

/** Paired differences as a table. */
export function Contrasts({ scores, contrasts }: ContrastsProperties) {
  const isTested = contrasts.some(({ isDecided }) => isDecided);
  const show = (p: number | null) => (p === null ? "–" : p.toPrecision(2));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="table of differences">
      <table class="plain" data-table={isTested ? "decided" : "exploratory"}>
        <thead>
          <tr>
            <th scope="col">contrast</th>
            <th scope="col">score</th>
            <th scope="col" class="number">
              difference
            </th>
            <th scope="col" class="number">
              95 % interval
            </th>
            <th scope="col" class="number">
              effect
            </th>
            <th scope="col" class="number">
              n
            </th>
            {isTested ? (
              <>
                <th scope="col" class="number">
                  p
                </th>
                <th scope="col" class="number">
                  p (Holm)
                </th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {contrasts.map((contrast) => {
            const score = scores.find(({ name }) => name === contrast.score)!;
            return (
              <tr key={`${contrast.arms.join(" ")} ${contrast.score}`}>
                <td>
                  <bdi>{contrast.arms.join(" − ")}</bdi>
                </td>
                <td>
                  <bdi>{contrast.score}</bdi>
                </td>
                <td class="number">{showDifference(score, contrast.difference)}</td>
                <td class="number">
                  {contrast.interval?.map((bound) => showDifference(score, bound)).join(" to ") ?? "–"}
                </td>
                <td class="number">{contrast.effect?.toFixed(2) ?? "–"}</td>
                <td class="number">{contrast.seeds}</td>
                {isTested ? (
                  <>
                    <td class="number">{show(contrast.p)}</td>
                    <td class="number">{show(contrast.adjusted)}</td>
                  </>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
