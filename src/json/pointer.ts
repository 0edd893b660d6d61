/** The keys of a JSON pointer (RFC 6901); the leading slash is optional. */
export function keysOf(pointer: string): string[] {
  const path = pointer.startsWith("/") ? pointer.slice(1) : pointer;
  if (path === "") return [];
  return path.split("/").map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The JSON pointer of some keys. */
export function pointerOf(keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Whether a pointer leads to a value or to something inside it. @param outer pointer of the value. */
export function pointsInto(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

/** Whether a JSON value is an object, not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of an object's own key; inherited ones such as `toString` are `undefined`. */
export function ownValue(object: unknown, key: string): unknown {
  return isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A shallow copy without these top-level keys. */
export function without(
  json: Readonly<Record<string, unknown>>,
  ...keys: readonly string[]
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(json).filter(([key]) => !keys.includes(key)));
}
