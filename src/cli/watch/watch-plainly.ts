import { basename, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { LogFollower } from "../../report/watch/log-follower.ts";
import { noRun } from "../../run/results/errors.ts";
import { describeEvent } from "../describe/describe-event.ts";
import { isScreen, printText, redraw } from "../print/output.ts";
import { terminalWidth } from "../print/terminal-width.ts";
import { screenOf } from "./screen.ts";

/** Milliseconds between two looks at the log. */
const EVERY = 250;

/**
 * Shows a run until it has finished: on one screen of a terminal, elsewhere a line for each event.
 * @throws EspalierError if there is no run in the folder.
 */
export async function watchPlainly(path: string): Promise<void> {
  const follower = new LogFollower(path);
  follower.advance();
  if (follower.events.length === 0) throw noRun(path);
  const name = basename(resolve(path));
  let told = 0;
  for (let isNews = true; ; isNews = follower.advance()) {
    const { events, problem } = follower;
    if (isScreen() && isNews) redraw(screenOf(name, events, terminalWidth()));
    if (!isScreen()) for (; told < events.length; told++) tell(told, follower);
    if (problem !== undefined) return printText(`The event log is damaged: ${problem}`);
    if (events.at(-1)?.type === "run-finished") return;
    await setTimeout(EVERY);
  }
}

function tell(place: number, { events }: LogFollower): void {
  const line = describeEvent(events[place]!, events.slice(0, place + 1));
  if (line !== undefined) printText(line, { hang: 4 });
}
