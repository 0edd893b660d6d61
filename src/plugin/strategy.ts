import type { Static, TObject, TSchema } from "typebox";
import type { Nested } from "./nested.ts";

/** A port: an abstract class, at once type and dependency-injection token. */
export type Port<Service = unknown> = abstract new (...args: never[]) => Service;

/** The services of a list of ports, in the same order. */
export type Services<Injected extends readonly Port[]> = {
  [Index in keyof Injected]: Injected[Index] extends Port<infer Service> ? Service : never;
};

/** The options as `create` gets them: defaults filled in, nested strategies built. */
export type Options<Schema extends TSchema> = Built<Static<Schema>>;
type Built<Value> =
  Value extends Nested<infer Service>
    ? Service
    : Value extends readonly (infer Item)[]
      ? Built<Item>[]
      : Value extends object
        ? { [Key in keyof Value]: Built<Value[Key]> }
        : Value;

/** Definition of a strategy. The schema of the options is their type, validation, defaults and documentation. */
export interface StrategyDefinition<
  Service = unknown,
  Schema extends TObject = TObject,
  Injected extends readonly Port[] = readonly Port[],
> {
  /** Name in an experiment file, in kebab case; unique within the port. */
  readonly type: string;
  /** One sentence. */
  readonly summary: string;
  /** Where it comes from: author, year, title or arXiv number; and where we differ. */
  readonly paper?: string;
  /** A TypeBox object without additional properties; every option has a description. */
  readonly options: Schema;
  /** Ports and services that `create` gets, in this order. */
  readonly inject: Injected;
  /** Cheap until called: heavy modules are imported in here. */
  create(options: Options<Schema>, ...services: Services<Injected>): Service | Promise<Service>;
}

/** A definition with the port that it implements. */
export interface Strategy<Service = unknown> {
  readonly port: Port<Service>;
  readonly definition: StrategyDefinition<Service>;
}

/** Declares an implementation of a port. */
export function strategy<
  Service,
  const Schema extends TObject,
  const Injected extends readonly Port[],
  // Inferred for the literals' sake: `direction: "minimize"` that `create` returns stays a literal type.
  const Built extends NoInfer<Service> | Promise<NoInfer<Service>>,
>(
  port: Port<Service>,
  definition: Omit<StrategyDefinition<NoInfer<Service>, Schema, Injected>, "create"> & {
    create(options: Options<Schema>, ...services: Services<Injected>): Built;
  },
): Strategy<Service> {
  return { port, definition: definition as unknown as StrategyDefinition<Service> };
}
