/** A value of any depth in a message: numbers and short strings as JSON, all else by its kind. */
export function briefly(value: unknown): string {
  if (Array.isArray(value)) return "[...]";
  if (typeof value === "object" && value !== null) return "{...}";
  return typeof value === "string" ? JSON.stringify(value.slice(0, 60)) : String(value);
}
