/**
 * Ends the process with the exit code that was set, once its output is written: a plug-in's timer or open file would
 * keep it from ending.
 */
export async function endProcess(): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) await flushed(stream);
  process.exit();
}

/** Also where the reader is gone: then there is nothing to wait for. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) resolve();
    else stream.write("", () => resolve());
  });
}
