/** Where a journal writes its events: the only difference between a journal on the disk and one in memory. */
export interface LogWriter {
  /** Path of the log, or a description of it, for errors. */
  readonly file: string;
  /**
   * Writes one event; when this returns, the event is as durable as the writer promises.
   * @param line JSON without a line break.
   * @throws EspalierError if the event could not be written. Nothing must be written after that.
   */
  write(line: string): void;
  close(): void;
}

/** Writes nothing: the events are in the journal's memory alone. */
export const memoryWriter: LogWriter = {
  file: "the event log in memory",
  write: () => {},
  close: () => {},
};
