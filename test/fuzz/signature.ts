const FRAME = /\n\s+at (?:async )?([^\n(]*?) ?\(?(?:file:\/\/)?[^\n( ]*\/dist\/((?:src|plugins)\/[^\n:]*):/;

/** A name for errors with one cause: class, text without numbers and names, and where in our code it comes from. */
export function signatureOf(error: unknown, stack: string): string {
  const { name, message } = error instanceof Error ? error : { name: "no error", message: String(error) };
  const text = message.replaceAll(/"[^"]*"|'[^']*'|\d+/g, "…").slice(0, 60);
  return `${name} "${text}" ${placeIn(stack)}`;
}

/** The innermost call of a stack that is in our own code. */
export function placeIn(stack: string): string {
  const frame = FRAME.exec(stack);
  return frame === null ? "outside of our code" : `in ${frame[2]} ${frame[1]}`.trim();
}
