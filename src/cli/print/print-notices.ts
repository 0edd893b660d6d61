import { onNotice } from "../../download/notices.ts";
import { printNote } from "./output.ts";
import type { WorkDisplay } from "./work-display.ts";

/** Prints notices and progress on standard error. @returns a function that ends it. */
export function printNotices(): () => void {
  // Most commands show no progress, and the bar takes 50 ms to load.
  let opening: Promise<WorkDisplay> | undefined;
  let opened: WorkDisplay | undefined;
  const open = async () => (opened = new (await import("./work-display.ts")).WorkDisplay());
  return onNotice({
    line: (text) => {
      opened?.close();
      printNote(text);
    },
    progress: (activity, progress) => {
      opening ??= open();
      void opening.then((display) => display.update(activity, progress));
    },
  });
}
