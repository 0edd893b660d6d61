import type { ArchitectureValues } from "../../architecture/architecture.ts";
import { showValue } from "./changes.ts";

interface DimensionsProperties {
  readonly values: ArchitectureValues;
  readonly before?: ArchitectureValues | undefined;
  /** Largest value of each numeric dimension in the run. */
  readonly largest: Readonly<Record<string, number>>;
}

/** An architecture without blocks: its dimensions, numeric ones as bars. What grew is coloured. */
export function Dimensions({ values, before, largest }: DimensionsProperties) {
  return (
    <table class="dimensions">
      <tbody>
        {Object.entries(values).map(([dimension, value]) => {
          const old = before?.[dimension];
          const isChanged = before !== undefined && old !== value;
          return (
            <tr key={dimension} class={isChanged ? "changed" : undefined}>
              <th scope="row">{dimension}</th>
              <td>
                {typeof value === "number" ? (
                  <Bar
                    value={value}
                    before={typeof old === "number" ? old : value}
                    most={largest[dimension] ?? 1}
                  />
                ) : null}
              </td>
              <td>{showValue(value)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Bar({
  value,
  before,
  most,
}: {
  readonly value: number;
  readonly before: number;
  readonly most: number;
}) {
  const share = (part: number) => `${(100 * Math.max(0, part)) / Math.max(most, 1e-300)}%`;
  return (
    <span class="bar" aria-hidden="true">
      <span class="inherited" style={{ width: share(Math.min(before, value)) }} />
      <span class="added" style={{ width: share(value - before) }} />
    </span>
  );
}

/** The largest value of each numeric dimension. */
export function largestOf(all: readonly ArchitectureValues[]): Readonly<Record<string, number>> {
  const largest: Record<string, number> = {};
  for (const values of all)
    for (const [dimension, value] of Object.entries(values))
      if (typeof value === "number") largest[dimension] = Math.max(largest[dimension] ?? 0, value);
  return largest;
}
