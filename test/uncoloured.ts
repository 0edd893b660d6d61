/** The environment of a process that prints without colours, also where CI or FORCE_COLOR is set. */
export function uncoloured(): Record<string, string | undefined> {
  return { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
}
