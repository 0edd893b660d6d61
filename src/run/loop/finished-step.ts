import { Architecture } from "../../architecture/architecture.ts";
import type { StoredModel } from "../inheritance/inherit.ts";
import { eventsOfType } from "../log/history.ts";
import type { Run } from "../run.ts";

/** The model at the end of a growth step; `undefined` if the step has not been evaluated. */
export function finishedStep({ journal }: Pick<Run, "journal">, step: number): StoredModel | undefined {
  if (journal.find("evaluated", { step }) === undefined) return undefined;
  const child = eventsOfType(journal.events, "inherited").findLast((event) => event.step <= step);
  if (child === undefined) return undefined;
  const { checkpoint } = journal.find("trained", { step }) ?? child;
  return { architecture: new Architecture(child.architecture), checkpoint };
}
