import { basename, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { LogFollower } from "../../report/watch/log-follower.ts";
import { MetricsFollower } from "../../report/watch/metrics-follower.ts";
import { noRun } from "../../run/results/errors.ts";
import { describeEvent } from "../describe/describe-event.ts";
import { isScreen, printText, redraw } from "../print/output.ts";
import { LINE_EVERY } from "../print/terminal-bar.ts";
import { terminalWidth } from "../print/terminal-width.ts";
import { describeTraining } from "./describe-training.ts";
import { screenOf } from "./screen.ts";

/** Milliseconds between two looks at the log. */
const EVERY = 250;

/**
 * Shows a run until it has finished: on one screen of a terminal; elsewhere a line for each event, and one every ten
 * seconds of a training.
 * @throws EspalierError if there is no run in the folder.
 */
export async function watchPlainly(path: string): Promise<void> {
  const follower = new LogFollower(path);
  const metrics = new MetricsFollower(path);
  const advance = () => [follower.advance(), metrics.advance()].includes(true);
  advance();
  if (follower.events.length === 0) throw noRun(path);
  const show = isScreen() ? screenPrinter(basename(resolve(path))) : linePrinter();
  for (let isNews = true; ; isNews = advance()) {
    const { events, problem } = follower;
    if (isNews) show(follower, metrics);
    if (problem !== undefined) return printText(`The event log is damaged: ${problem}`);
    if (events.at(-1)?.type === "run-finished") return;
    await setTimeout(EVERY);
  }
}

type Printer = (log: LogFollower, metrics: MetricsFollower) => void;

function screenPrinter(name: string): Printer {
  return ({ events }, { lines }) => redraw(screenOf(name, events, lines, terminalWidth()));
}

function linePrinter(): Printer {
  let told = 0;
  let last = performance.now();
  return ({ events }, { lines }) => {
    const before = told;
    for (; told < events.length; told++) {
      const line = describeEvent(events[told]!, events.slice(0, told + 1));
      if (line !== undefined) printText(line, { hang: 4 });
    }
    if (told > before || performance.now() - last < LINE_EVERY || lines.length === 0) return;
    last = performance.now();
    const { step, loss } = lines.at(-1)!;
    printText(`  training, loss ${loss.toFixed(3)}, ${describeTraining(lines, step)}`, { hang: 4 });
  };
}
