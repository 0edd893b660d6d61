import type { WorkProgress } from "../../download/notices.ts";
import { shortNumber } from "../../short-number.ts";
import { showSeconds } from "../describe/show-number.ts";
import { printNote } from "./output.ts";
import { closeBar, hasBar, LINE_EVERY, showBar } from "./terminal-bar.ts";

/** State of an activity. */
interface Activity {
  readonly start: number;
  told: number;
}

/** Displays the progress of work other than training: a bar on a terminal, otherwise a line every ten seconds. */
export class WorkDisplay {
  private readonly activities = new Map<string, Activity>();

  /** @param progress undefined once the work has ended. */
  update(activity: string, progress: WorkProgress | undefined): void {
    if (progress === undefined) {
      this.activities.delete(activity);
      closeBar();
      return;
    }
    const now = performance.now();
    const known = this.activities.get(activity) ?? { start: now, told: now };
    this.activities.set(activity, known);
    const text = describe(progress, (now - known.start) / 1000);
    if (hasBar()) return showBar(activity, { ...progress, text });
    if (now - known.told < LINE_EVERY) return;
    known.told = now;
    printNote(`  ${activity}: ${text}`);
  }

  close(): void {
    closeBar();
  }
}

/** Such as `120 of 400 icons, 12 s left`. */
function describe({ done, total, unit }: WorkProgress, seconds: number): string {
  if (total === undefined) return `${shortNumber(done)} ${unit}`;
  const count = `${shortNumber(done)} of ${shortNumber(total)} ${unit}`;
  if (done === 0 || seconds < 1) return count;
  return `${count}, ${showSeconds(((total - done) * seconds) / done)} left`;
}
