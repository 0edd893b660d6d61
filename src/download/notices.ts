/** Receives a line for the user. */
export type NoticeListener = (line: string) => void;

const listeners = new Set<NoticeListener>();

/** Tells the user about work that takes a while, such as a download. The command line prints it. */
export function notify(line: string): void {
  for (const listener of listeners) listener(line);
}

/** @returns a function that ends the subscription. */
export function onNotice(listener: NoticeListener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
