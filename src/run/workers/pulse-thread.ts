import { writeSync } from "node:fs";
import { PULSE_DESCRIPTOR, PULSE_INTERVAL } from "./pulse.ts";

// The entry point of the thread that `startPulse` starts in a worker process.
setInterval(beat, PULSE_INTERVAL);
beat();

function beat(): void {
  try {
    writeSync(PULSE_DESCRIPTOR, ".");
  } catch (error) {
    // A full pipe: the main process is busy, and there.
    if ((error as NodeJS.ErrnoException).code !== "EAGAIN") process.kill(process.pid, "SIGKILL");
  }
}
