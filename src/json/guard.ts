import { Ajv, type ValidateFunction } from "ajv";
import type { Static, TSchema } from "typebox";

/** Type guard of a schema; `problem` describes why the last value was refused. */
export interface Guard<Value> {
  (value: unknown): value is Value;
  /** Reason, such as `/step must be integer`. @param where name of the value itself. */
  problem(where: string): string;
}

/** Shared by all guards; each schema is compiled on first use. */
const ajv = new Ajv({ strictTypes: false, strictTuples: false, code: { optimize: false } });

/** Creates a type guard that leaves values unchanged; `compileSchema` is for files that users write. */
export function guard<const Schema extends TSchema>(schema: Schema): Guard<Static<Schema>> {
  let validate: ValidateFunction | undefined;
  const check = (value: unknown): value is Static<Schema> => (validate ??= ajv.compile(schema))(value);
  const problem = (where: string): string => {
    const [error] = validate?.errors ?? [];
    return `${error?.instancePath || where} ${error?.message}`;
  };
  return Object.assign(check, { problem });
}
