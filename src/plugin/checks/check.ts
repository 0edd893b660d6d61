import type { Guard } from "../../json/guard.ts";

/** Text about a wrong value that follows a colon; empty if what is allowed says it all. */
export type Fault = string;

/** Guards a part of a value. @param path from the value to the part, such as `.encode`. */
export type GuardPart = <Part extends object>(path: string, part: Part, checks: PortChecks<Part>) => Part;

interface MemberCheck<Service, Value> {
  /** The values that are right, in a few words. */
  readonly allowed: string;
  readonly isOptional?: true;
  /** The same value with its parts guarded. */
  readonly guarded?: (value: Value, guard: GuardPart, service: Service) => Value;
}

/** Looks at a property once, when the strategy has been built. */
export interface PropertyCheck<Service, Value> extends MemberCheck<Service, Value> {
  readonly kind: "property";
  readonly fault: (value: unknown, service: Service) => Fault | undefined;
}

/** Looks at what a method returns. */
export interface MethodCheck<Service, Parameters extends readonly unknown[], Value> extends MemberCheck<
  Service,
  Value
> {
  readonly kind: "method";
  /** Whether it may return a promise. */
  readonly isAsync: boolean;
  /** Whether its errors are an answer, which is passed on as it is. */
  readonly mayThrow?: true;
  readonly fault: (answer: unknown, parameters: Parameters, service: Service) => Fault | undefined;
}

/** A check for each member of a port. */
export type PortChecks<Service> = {
  readonly [Member in keyof Service]-?: NonNullable<Service[Member]> extends (
    ...parameters: infer Parameters
  ) => infer Answer
    ? MethodCheck<Service, Parameters, Awaited<Answer>>
    : PropertyCheck<Service, NonNullable<Service[Member]>>;
};

/** A property. */
export function property<Service, Value>(
  allowed: string,
  fault: PropertyCheck<Service, Value>["fault"],
  guarded?: PropertyCheck<Service, Value>["guarded"],
): PropertyCheck<Service, Value> {
  return { kind: "property", allowed, fault, ...(guarded && { guarded }) };
}

/** A method that answers at once. */
export function answers<Service, Parameters extends readonly unknown[], Value>(
  allowed: string,
  fault: MethodCheck<Service, Parameters, Value>["fault"],
  guarded?: MethodCheck<Service, Parameters, Value>["guarded"],
): MethodCheck<Service, Parameters, Value> {
  return { kind: "method", isAsync: false, allowed, fault, ...(guarded && { guarded }) };
}

/** A method that may return a promise. */
export function promises<Service, Parameters extends readonly unknown[], Value>(
  allowed: string,
  fault: MethodCheck<Service, Parameters, Value>["fault"],
  guarded?: MethodCheck<Service, Parameters, Value>["guarded"],
): MethodCheck<Service, Parameters, Value> {
  return { ...answers(allowed, fault, guarded), isAsync: true };
}

/** A member that may be left out. */
export function optional<Check extends object>(check: Check): Check {
  return { ...check, isOptional: true };
}

/** A fault that needs no words, unless the condition holds. */
export function unless(isRight: boolean, fault: Fault = ""): Fault | undefined {
  return isRight ? undefined : fault;
}

/** The fault of a value that does not fit a schema. */
export function misfit(fits: Guard<unknown>): (value: unknown) => Fault | undefined {
  return (value) => (fits(value) ? undefined : fits.problem("it"));
}
