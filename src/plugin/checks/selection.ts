import type { Selection } from "../../search/selection.ts";
import { answers, optional, type PortChecks, property } from "./check.ts";
import { NEEDS, needsFault } from "./needs.ts";
import { isRecord } from "./values.ts";

export const selection: PortChecks<Selection> = {
  needs: optional(property(NEEDS, needsFault)),
  choose: answers(
    "{ trial, reason }: one of the trials that it was given, and a string",
    (choice, [trials]) => {
      if (!isRecord(choice) || !isRecord(choice["trial"])) return "";
      if (typeof choice["reason"] !== "string") return "the reason is not a string";
      const { number } = choice["trial"];
      if (trials.some((trial) => trial.number === number)) return undefined;
      return `the trials were ${trials.map((trial) => trial.number).join(", ")}`;
    },
  ),
};
