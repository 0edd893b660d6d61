/** The message of a caught error, or the value itself in words where it is none. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
