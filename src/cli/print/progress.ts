import type { ProgressListener, UpdateProgress } from "../../run/run.ts";
import { showSeconds } from "../describe/show-number.ts";
import { type Printed, printNote } from "./output.ts";
import { closeBar, hasBar, LINE_EVERY, showBar } from "./terminal-bar.ts";

/** Spaces before the continuation of a long line, so that it cannot be taken for another event. */
const HANG = 4;

/** Displays progress and lines until it is stopped. */
export interface ProgressDisplay extends ProgressListener {
  /** Prints a line above the bar. */
  line(text: Printed): void;
  stop(): void;
}

/** Displays a bar on a terminal, otherwise a plain line every ten seconds; both on standard error. */
export function openProgress(): ProgressDisplay {
  return hasBar() ? barDisplay() : lineDisplay();
}

function barDisplay(): ProgressDisplay {
  const clock = new Clock();
  return {
    update(activity, progress) {
      const { update, updates } = progress;
      showBar(activity, { done: update, total: updates, text: clock.describe(activity, progress) });
      if (update === updates) closeBar();
    },
    line(text) {
      closeBar();
      printNote(text, { hang: HANG });
    },
    stop: closeBar,
  };
}

function lineDisplay(): ProgressDisplay {
  const clock = new Clock();
  let last = performance.now();
  return {
    update(activity, progress) {
      const text = clock.describe(activity, progress);
      if (performance.now() - last < LINE_EVERY) return;
      last = performance.now();
      printNote(`  ${activity}: update ${progress.update} of ${progress.updates}, ${text}`);
    },
    line: (text) => printNote(text, { hang: HANG }),
    stop: () => {},
  };
}

/** Measures speed and remaining time of one activity at a time. */
class Clock {
  private activity = "";
  private start = 0;
  private first = 0;

  describe(activity: string, { update, updates, loss, batchSize }: UpdateProgress): string {
    if (activity !== this.activity) {
      this.activity = activity;
      this.start = performance.now();
      this.first = update;
    }
    const seconds = (performance.now() - this.start) / 1000;
    const done = update - this.first;
    if (done === 0) return `loss ${loss.toFixed(3)}`;
    const examplesPerSecond = (done * batchSize) / seconds;
    const remaining = ((updates - update) * seconds) / done;
    return `loss ${loss.toFixed(3)}, ${examplesPerSecond.toFixed(0)} examples/s, ${showSeconds(remaining)} left`;
  }
}
