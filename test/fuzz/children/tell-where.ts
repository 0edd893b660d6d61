// In a thread of its own: writes to standard error where the main thread is when an input takes long, and ends the
// process when its parent has ended, whatever the main thread does.
import { writeSync } from "node:fs";
import { type Debugger, Session } from "node:inspector";
import { parentPort } from "node:worker_threads";

/** Milliseconds between looks: far fewer than `LIMITS.busy`, which counts the work of all threads. */
const PATIENCE = 2000;
/** Calls that are told of. */
const FRAMES = 12;

const parent = Number(process.argv[2]);
setInterval(() => process.ppid !== parent && process.kill(process.pid, "SIGKILL"), 1000);

let timer: NodeJS.Timeout | undefined;

parentPort?.on("message", (isReading: boolean) => {
  clearInterval(timer);
  if (isReading) timer = setInterval(look, PATIENCE);
});

function look(): void {
  const session = new Session();
  session.connectToMainThread();
  session.on("Debugger.paused", ({ params }) => {
    session.post("Debugger.resume", () => session.disconnect());
    writeSync(2, `busy\n${params.callFrames.slice(0, FRAMES).map(describe).join("")}`);
  });
  session.post("Debugger.enable");
  session.post("Debugger.pause");
}

/** As a line of a stack. */
function describe({ functionName, url, location }: Debugger.CallFrame): string {
  return `    at ${functionName} (${url}:${location.lineNumber + 1}:${location.columnNumber ?? 0})\n`;
}
