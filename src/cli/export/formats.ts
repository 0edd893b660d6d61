import type { RecordedSearch } from "../../run/log/recorded-searches.ts";
import { bestFirst } from "../../run/results/search-record.ts";
import type { Trial } from "../../search/trial.ts";

/** Formats that write trials of a search as text; each ends with a line break. */
export const formats = {
  json: (search, top = 1) => `${JSON.stringify(bestOf(search, top).map(describe(search)), null, 2)}\n`,
  typescript: (search, top = 1) => {
    const architectures = bestOf(search, top).map(({ architecture }) => `  ${architecture},\n`);
    return `/** ${titleOf(search, architectures.length)} */\nexport const architectures = [\n${architectures.join("")}] as const;\n`;
  },
  trials: (search, top) => {
    const trials = top === undefined ? ended(search) : bestOf(search, top);
    return trials.map((trial) => `${JSON.stringify(asHistory(trial))}\n`).join("");
  },
} satisfies Record<string, (search: RecordedSearch, top?: number) => string>;

function bestOf(search: RecordedSearch, count: number): readonly Trial[] {
  return bestFirst(search).slice(0, count);
}

function ended({ trials }: RecordedSearch): readonly Trial[] {
  return trials.filter(({ status }) => status !== "running");
}

function describe({ step, winner }: RecordedSearch) {
  return ({ number, architecture, budget, measurements, violation }: Trial) => ({
    step,
    trial: number,
    ...(number === winner && { chosen: true }),
    architecture,
    budget,
    measurements,
    ...(violation !== undefined && { violation }),
  });
}

/** A line of the file that `search.history` of an experiment names. */
function asHistory({ architecture, budget, measurements, status, failure }: Trial) {
  return {
    architecture,
    ...(budget !== 1 && { budget }),
    ...(status === "failed" ? { status, failure } : { measurements }),
  };
}

function titleOf({ step, objectives, winner }: RecordedSearch, count: number): string {
  const goals = objectives.map(({ measurement, direction }) => `${measurement} (${direction})`).join(", ");
  const first = winner === undefined ? "The best architecture so far" : "The chosen architecture";
  const others = count === 1 ? "" : `, then the ${count - 1} best others`;
  return `${first}${others}, of growth step ${step} by ${goals}.`;
}
