/** The message of a caught error; any other thrown value as a string. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
