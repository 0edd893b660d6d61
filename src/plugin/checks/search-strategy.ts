import { Architecture } from "../../architecture/architecture.ts";
import type { SearchStrategy } from "../../search/search-strategy.ts";
import { describeValue } from "../guard/describe-value.ts";
import { answers, type Fault, type PortChecks } from "./check.ts";
import { isFigure, isRecord } from "./values.ts";

export const searchStrategy: PortChecks<SearchStrategy> = {
  propose: answers(
    "undefined, or { architecture, notes }: an Architecture, and optional strings, finite numbers, true or false by name",
    (proposal) => {
      if (proposal === undefined) return undefined;
      if (!isRecord(proposal)) return "";
      if (!(proposal["architecture"] instanceof Architecture))
        return "its architecture is not an Architecture";
      return proposal["notes"] === undefined ? undefined : notesFault(proposal["notes"]);
    },
  ),
};

/** Notes are recorded as JSON. */
function notesFault(notes: unknown): Fault | undefined {
  if (!isRecord(notes)) return "its notes are not an object";
  const wrong = Object.entries(notes).find(([, note]) => note !== undefined && !isNote(note));
  return wrong && `its note "${wrong[0]}" is ${describeValue(wrong[1])}`;
}

function isNote(note: unknown): boolean {
  return typeof note === "string" || typeof note === "boolean" || isFigure(note);
}
