import { join } from "node:path";
import { MetricsHistory } from "../../run/metrics/metrics-history.ts";
import type { MetricsLine } from "../../run/metrics/metrics-line.ts";
import { RUN_FILES } from "../../run/store/run-files.ts";
import { LineFollower } from "./line-follower.ts";

/** Follows the metrics of a run that another process trains. */
export class MetricsFollower {
  private readonly follower: LineFollower;
  private history = new MetricsHistory();

  /** @param run a run folder; it may have no metrics yet. */
  constructor(run: string) {
    this.follower = new LineFollower(join(run, RUN_FILES.metrics), {
      restart: () => (this.history = new MetricsHistory()),
      line: (bytes) => {
        this.history.add(Buffer.from(bytes).toString("utf8"));
        return true;
      },
    });
  }

  /** All lines so far. */
  get lines(): readonly MetricsLine[] {
    return this.history.lines;
  }

  /** Reads what was appended. @returns whether there was news. */
  advance(): boolean {
    return this.follower.advance();
  }
}
