import { EspalierError } from "../../espalier-error.ts";
import { CannotCompile } from "../../tensor/compile/record/cannot-compile.ts";
import type { GuardPart, MethodCheck } from "../checks/check.ts";
import { type Owner, strategyFailed, wrongAnswer } from "./errors.ts";
import { whilePending } from "./pending-calls.ts";

export type Method = (this: unknown, ...parameters: readonly unknown[]) => unknown;

/** A method of a strategy or of a part of one. */
export interface GuardedMethod {
  readonly owner: Owner;
  readonly service: object;
  /** Such as `next()`. */
  readonly name: string;
  readonly method: Method;
  readonly check: MethodCheck<unknown, readonly unknown[], unknown>;
  readonly guardPart: GuardPart;
}

/** The method with its answers checked. Foreign errors become an EspalierError that names the plug-in. */
export function guardMethod(guarded: GuardedMethod): Method {
  return guarded.check.isAsync ? guardAsync(guarded) : guardSync(guarded);
}

function guardSync(guarded: GuardedMethod): Method {
  const { method } = guarded;
  return function (...parameters) {
    try {
      const answer = Reflect.apply(method, this, parameters);
      if (isThenable(answer)) refusePromise(answer, guarded);
      return checked(answer, parameters, guarded);
    } catch (error) {
      throw stamped(error, guarded);
    }
  };
}

function guardAsync(guarded: GuardedMethod): Method {
  const { method, owner, name } = guarded;
  const call = `${owner.strategy} of plug-in "${owner.plugin}", ${name}`;
  return async function (...parameters) {
    try {
      const promised = Reflect.apply(method, this, parameters);
      const answer = isThenable(promised) ? await whilePending(call, promised) : promised;
      return checked(answer, parameters, guarded);
    } catch (error) {
      throw stamped(error, guarded);
    }
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined | null)?.then === "function";
}

function refusePromise(promise: PromiseLike<unknown>, { owner, name, check }: GuardedMethod): never {
  // The error is about the promise itself; its outcome is ignored.
  promise.then(undefined, () => {});
  throw wrongAnswer(owner, name, promise, "it has to answer at once, without async", check.allowed);
}

function checked(answer: unknown, parameters: readonly unknown[], guarded: GuardedMethod): unknown {
  const { check, owner, name, service, guardPart } = guarded;
  const fault = check.fault(answer, parameters, service);
  if (fault !== undefined) throw wrongAnswer(owner, name, answer, fault, check.allowed);
  return check.guarded === undefined ? answer : check.guarded(answer, guardPart, service);
}

function stamped(error: unknown, { check, owner, name }: GuardedMethod): unknown {
  // While a step is recorded, the engine's own refusals come out of the strategy's methods.
  const isOurs = error instanceof EspalierError || error instanceof CannotCompile;
  return isOurs || check.mayThrow === true ? error : strategyFailed(owner, name, error);
}
