/** Columns where no terminal tells how many it has. */
const DEFAULT_WIDTH = 100;

/** Columns below which tables and texts get no narrower. */
const MINIMUM_WIDTH = 40;

/**
 * Columns that standard output, or standard error, may use: those of its terminal. Where it is redirected, the
 * environment variable `COLUMNS`, or else 100.
 */
export function terminalWidth(stream: "stdout" | "stderr" = "stdout"): number {
  // oxlint-disable-next-line no-restricted-properties
  const { columns } = stream === "stdout" ? process.stdout : process.stderr;
  const width = columns || Number.parseInt(process.env["COLUMNS"] ?? "", 10);
  return Math.max(MINIMUM_WIDTH, width > 0 ? width : DEFAULT_WIDTH);
}
