import type { MatrixView, ScoreView } from "../../report/view/view.ts";
import { showScore } from "../numbers.ts";

interface MatrixProperties extends Pick<ScoreView, "name" | "direction"> {
  readonly unit: string | undefined;
  readonly matrix: MatrixView;
  /** Values with the lightest and darkest colour come from these; default: the matrix alone. */
  readonly beside?: readonly MatrixView[];
}

/** The scores after each step on the data of each step, as a heat map with its three means. */
export function Matrix({ name, unit, direction, matrix, beside = [matrix] }: MatrixProperties) {
  const { values, inDomain, backward, forward, baselines } = matrix;
  const known = beside.flatMap((one) => one.values.flat()).filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const shareOf = (value: number) => {
    const share = high === low ? 0.5 : (value - low) / (high - low);
    return direction === "minimize" ? 1 - share : share;
  };
  const means = [
    ["in-domain", inDomain, "mean of the diagonal"],
    ["backward", backward, "mean below it"],
    ["forward", forward, "mean above it"],
  ] as const;
  return (
    <figure class="matrix" data-chart={`matrix ${name}`}>
      <figcaption>
        <bdi>{name}</bdi>
        {unit === undefined ? null : <small> {unit}</small>}
        {direction === "minimize" ? <small> lower is better</small> : null}
      </figcaption>
      <div class="scroll" tabIndex={0} role="region" aria-label={`matrix of ${name}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">after</span>
              </th>
              {values.map((_, of) => (
                <th key={of} scope="col">
                  step {of + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {values.map((row, after) => (
              <tr key={after}>
                <th scope="row">after {after + 1}</th>
                {row.map((value, of) => (
                  <td
                    key={of}
                    class={after === of ? "diagonal" : undefined}
                    style={value === null ? {} : { "--heat": `${Math.round(100 * shareOf(value))}%` }}
                  >
                    {showScore(value, unit)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="means">
        {means.map(([label, value, place]) =>
          value === null ? null : (
            <span key={label}>
              {label} <b>{showScore(value, unit)}</b> <small>{place}</small>
            </span>
          ),
        )}
        {Object.entries(baselines).map(([label, value]) => (
          <span key={label}>
            <bdi>{label}</bdi> <b>{showScore(value, unit)}</b>
          </span>
        ))}
      </p>
    </figure>
  );
}
