/**
 * Ends the process with the exit code that was set, once its output is written. Otherwise a timer or an open file of a
 * plug-in would keep it alive.
 */
export async function endProcess(): Promise<never> {
  // oxlint-disable-next-line no-restricted-properties
  for (const stream of [process.stdout, process.stderr]) await flushed(stream);
  process.exit();
}

/** Resolves when the stream is flushed, or at once if its reader is gone. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) resolve();
    else stream.write("", () => resolve());
  });
}
