import { Type, type TSchema, type TUnsafe } from "typebox";
import { NESTED_KEYWORD } from "../json/strategy-keyword.ts";
import type { Port } from "./strategy.ts";

declare const service: unique symbol;

/** An option that is a strategy itself: a configuration in the file, an instance in `create`. */
export interface Nested<Service> {
  readonly [service]: Service;
}

/** An option that takes a strategy of `port`: a name, or an object with `type` and options. */
export function nested<Service>(
  port: Port<Service>,
  options: Record<string, unknown> = {},
): TUnsafe<Nested<Service>> {
  return Type.Unsafe<Nested<Service>>({ ...options, [NESTED_KEYWORD]: port.name } as TSchema);
}
