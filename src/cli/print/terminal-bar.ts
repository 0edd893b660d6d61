import { isatty } from "node:tty";
import { type Options, Presets, SingleBar } from "cli-progress";
import pc from "picocolors";
import { visibleLine } from "../../visible-text.ts";

/** State of a bar. */
interface BarState {
  readonly done: number;
  /** Undefined: no bar, only the text. */
  readonly total: number | undefined;
  readonly text: string;
}

const STANDARD_ERROR = 2;

/** Milliseconds between two lines that are printed in place of a bar. */
export const LINE_EVERY = 10_000;

/** Columns of the bar. */
const SIZE = 24;

const bar = new SingleBar(
  {
    format: layOut,
    barsize: SIZE,
    hideCursor: true,
    clearOnComplete: true,
    linewrap: false,
  },
  Presets.shades_classic,
);

let isOpen = false;

/** Whether standard error is a terminal, which can show a bar. */
export function hasBar(): boolean {
  return isatty(STANDARD_ERROR);
}

/** Shows the one bar of this process, on standard error, which has to be a terminal. */
export function showBar(name: string, { done, total, text }: BarState): void {
  const payload = { activity: visibleLine(name), text, isBar: total !== undefined };
  const size = total ?? Number.MAX_SAFE_INTEGER;
  if (!isOpen) {
    bar.start(size, done, payload);
    process.once("SIGINT", endOn.SIGINT).once("SIGTERM", endOn.SIGTERM);
  }
  isOpen = true;
  bar.setTotal(size);
  bar.update(done, payload);
}

/** Removes the bar, so that a line can be printed. */
export function closeBar(): void {
  if (!isOpen) return;
  isOpen = false;
  process.off("SIGINT", endOn.SIGINT).off("SIGTERM", endOn.SIGTERM);
  bar.stop();
}

/** A signal ends the process as before, but the terminal gets its cursor back. */
const endOn = { SIGINT: () => endBy("SIGINT"), SIGTERM: () => endBy("SIGTERM") };

function endBy(signal: NodeJS.Signals): void {
  closeBar();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function layOut(
  { barCompleteString = "", barIncompleteString = "" }: Options,
  { progress }: { readonly progress: number },
  { activity, text, isBar }: { readonly activity: string; readonly text: string; readonly isBar: boolean },
): string {
  if (!isBar) return `${activity} ${text}`;
  const filled = Math.round(progress * SIZE);
  const drawn = barCompleteString.slice(0, filled) + barIncompleteString.slice(0, SIZE - filled);
  return `${activity} ${pc.cyan(drawn)} ${text}`;
}
