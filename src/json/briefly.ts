/** A value as short text for a message: strings cut to 60 characters, objects and lists as `{...}`. */
export function briefly(value: unknown): string {
  if (Array.isArray(value)) return "[...]";
  if (typeof value === "object" && value !== null) return "{...}";
  return typeof value === "string" ? JSON.stringify(value.slice(0, 60)) : String(value);
}
