import { EspalierError } from "../../espalier-error.ts";
import { describeValue } from "./describe-value.ts";
import { stackOf } from "./stack-of.ts";

/** A strategy as messages name it. */
export interface Owner {
  /** The plug-in's name. */
  readonly plugin: string;
  /** Such as `TrialScheduler "full"`. */
  readonly strategy: string;
  /** Whether it is the same for all candidates, so that none of them is at fault where it fails. */
  readonly isShared: boolean;
}

/** A text about whatever was thrown. */
export function thrownText(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `it threw ${describeValue(thrown)}`;
  return thrown.message === "" ? thrown.name : thrown.message;
}

/** @param member such as `next()`. */
export function strategyFailed(owner: Owner, member: string, cause: unknown): EspalierError {
  const stack = stackOf(cause);
  return new EspalierError({
    code: "ESPALIER_STRATEGY_FAILED",
    message: `${nameOf(owner)} failed in ${member}: ${thrownText(cause)}`,
    culprit: placeOf(owner, member),
    remedy:
      stack === undefined
        ? "Correct the plug-in. An Error in place of that value would have a stack."
        : "Correct the plug-in at the first line of the stack.",
    environmental: owner.isShared,
    ...(stack !== undefined && { trace: stack }),
    cause,
  });
}

/** @param fault more about the value, if there is anything to say. */
export function wrongAnswer(
  owner: Owner,
  member: string,
  value: unknown,
  fault: string,
  allowed: string,
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WRONG_ANSWER",
    message: sentence(`${nameOf(owner)} returned ${describeValue(value)} from ${member}`, fault),
    culprit: placeOf(owner, member),
    allowed,
    remedy: `Correct ${member} in the plug-in.`,
    environmental: owner.isShared,
  });
}

export function wrongMember(
  owner: Owner,
  member: string,
  value: unknown,
  fault: string,
  allowed: string,
): EspalierError {
  const found = value === undefined ? `lacks \`${member}\`` : `has ${describeValue(value)} as \`${member}\``;
  return new EspalierError({
    code: "ESPALIER_WRONG_MEMBER",
    message: sentence(`${nameOf(owner)} ${found}`, fault),
    culprit: placeOf(owner, member),
    allowed,
    remedy: `Correct \`${member}\` in the plug-in.`,
  });
}

function nameOf({ plugin, strategy }: Owner): string {
  return `${strategy} of plug-in "${plugin}"`;
}

function placeOf({ plugin, strategy }: Owner, member: string): string {
  return `plug-in "${plugin}", ${strategy}, ${member}`;
}

function sentence(clause: string, fault: string): string {
  return fault === "" ? `${clause}.` : `${clause}: ${fault}.`;
}
