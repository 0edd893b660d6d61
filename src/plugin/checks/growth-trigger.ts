import type { GrowthTrigger } from "../../growth/growth-trigger.ts";
import { answers, type PortChecks, unless } from "./check.ts";
import { isRecord } from "./values.ts";

export const growthTrigger: PortChecks<GrowthTrigger> = {
  fires: answers("{ fires, reason }: true or false, and a string", (answer) =>
    unless(isRecord(answer) && typeof answer["fires"] === "boolean" && typeof answer["reason"] === "string"),
  ),
};
