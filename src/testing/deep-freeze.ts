/** Freezes a value deeply, except for the entries of maps and sets. @returns the value. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (ArrayBuffer.isView(value)) return value;
  Object.freeze(value);
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(inner);
  return value;
}

/**
 * Calls a function with frozen arguments.
 * @throws Error with a remedy if the function tried to change them.
 */
export function withoutChanges<Result>(what: string, call: () => Result): Result {
  try {
    const result = call();
    return (result instanceof Promise ? result.catch((error) => explain(what, error)) : result) as Result;
  } catch (error) {
    return explain(what, error);
  }
}

/** V8's message for a change of a frozen object. */
const REFUSAL = /^Cannot (add|assign to|define|delete|redefine) /;

function explain(what: string, error: unknown): never {
  const refused = [error, (error as Error | undefined)?.cause].find(isRefusal);
  if (refused === undefined) throw error;
  throw new Error(
    `${what} changes its arguments (${refused.message}). Work on a copy: [...trials], toSorted, toSpliced.`,
    { cause: error },
  );
}

function isRefusal(error: unknown): error is TypeError {
  return error instanceof TypeError && REFUSAL.test(error.message);
}
