/** Progress of work that takes a while. */
export interface WorkProgress {
  readonly done: number;
  /** Undefined if it is not known. */
  readonly total: number | undefined;
  /** Plural of the things that are counted, such as `icons`. */
  readonly unit: string;
}

/** Receives messages for the user about work that takes a while. */
export interface NoticeListener {
  line(text: string): void;
  /** @param activity such as `Drawing icons`. @param progress undefined once it has ended. */
  progress?(activity: string, progress: WorkProgress | undefined): void;
}

const listeners = new Set<NoticeListener>();

/** Tells the user about work that takes a while, such as a download. The command line prints it. */
export function notify(line: string): void {
  for (const listener of listeners) listener.line(line);
}

/**
 * Does work and shows its progress. The command line has a bar for it, or a line every ten seconds where there is no
 * terminal.
 * @param activity such as `Drawing icons`.
 * @param work receives a function for the number of things that are done.
 */
export async function withProgress<Result>(
  activity: string,
  { total, unit }: Omit<WorkProgress, "done">,
  work: (report: (done: number) => void) => Promise<Result>,
): Promise<Result> {
  const tell = (progress: WorkProgress | undefined) => {
    for (const listener of listeners) listener.progress?.(activity, progress);
  };
  const report = (done: number) => tell({ done, total, unit });
  report(0);
  try {
    return await work(report);
  } finally {
    tell(undefined);
  }
}

/** @returns a function that ends the subscription. */
export function onNotice(listener: NoticeListener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
