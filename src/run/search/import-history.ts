import { fitHistory } from "../../experiment/checks/fit-history.ts";
import type { SearchHistory } from "../../experiment/schema/search-history.ts";
import type { SearchSpace } from "../../space/search-space.ts";
import type { Fields } from "../log/events.ts";
import { eventsOfType } from "../log/history.ts";
import type { Run } from "../run.ts";

/**
 * Records the trials of earlier searches that the search of a growth step begins with, if there are any for this one:
 * from then on the log holds them.
 */
export async function importHistory(run: Run, step: number, space: SearchSpace): Promise<void> {
  const { history } = run.search;
  if (history === undefined || step !== (history.step ?? firstSearch(run))) return;
  await run.journal.once("history-imported", { step }, () => importedBy(history, space));
}

function importedBy(history: SearchHistory, space: SearchSpace): Omit<Fields<"history-imported">, "step"> {
  const { trials, misfits } = fitHistory(history, space);
  const [first] = misfits;
  return {
    trials: trials.map(({ architecture, status, budget, measurements, failure }) => ({
      ...{ architecture, status, budget },
      measurements: status === "failed" ? {} : measurements,
      ...(status === "failed" && failure !== undefined && { failure }),
    })),
    leftOut: misfits.length,
    ...(first !== undefined && { firstLeftOut: `line ${first.line}: ${first.reason}` }),
  };
}

function firstSearch({ journal }: Run): number | undefined {
  return eventsOfType(journal.events, "space-opened")[0]?.step;
}
