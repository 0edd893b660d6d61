import { Ajv, type ValidateFunction } from "ajv";
import type { Static, TSchema } from "typebox";

/** Tells whether a value is what a schema says; `problem` is what is wrong with the last one that was not. */
export interface Guard<Value> {
  (value: unknown): value is Value;
  /** Such as `/step must be integer`; the value itself is `where`. */
  problem(where: string): string;
}

/** One for all: a schema is compiled when its first value comes. */
const ajv = new Ajv({ strictTypes: false, strictTuples: false, code: { optimize: false } });

/** A schema as a type guard that changes nothing; `compileSchema` is for what people write. */
export function guard<const Schema extends TSchema>(schema: Schema): Guard<Static<Schema>> {
  let validate: ValidateFunction | undefined;
  const check = (value: unknown): value is Static<Schema> => (validate ??= ajv.compile(schema))(value);
  const problem = (where: string): string => {
    const [error] = validate?.errors ?? [];
    return `${error?.instancePath || where} ${error?.message}`;
  };
  return Object.assign(check, { problem });
}
