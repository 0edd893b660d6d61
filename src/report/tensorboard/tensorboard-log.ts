import { closeSync, openSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { notify } from "../../download/notices.ts";
import { makeFolder, writeAll } from "../../files/files.ts";
import { reasonOf } from "../../reason-of.ts";
import type { Event } from "../../run/log/events.ts";
import type { MetricsLine } from "../../run/metrics/metrics-line.ts";
import { encodeEvent, type EventMessage } from "./event-message.ts";
import { recordOf } from "./record.ts";
import { type Scalars, scalarsOfEvent, scalarsOfLine } from "./scalars.ts";

/** Beginning of the names that TensorBoard looks for. */
const PREFIX = "events.out.tfevents";
const FILE_VERSION = "brain.Event:2";
/** Status of a session that begins: TensorBoard drops the points that it has from this step on. */
const START = 1;

/**
 * A run for TensorBoard: its folder is derived from event log and metrics, so that it is written anew by each process,
 * and a resumed run has no point twice. It never ends a run: where it cannot be written, a notice says so.
 */
export class TensorBoardLog {
  private readonly folder: string;
  private descriptor: number | undefined;
  /** Updates of trainings that have ended, by growth step. */
  private readonly trained = new Map<number, number>();

  /**
   * Writes everything so far.
   * @param folder is created; event files in it are deleted.
   * @param lines without those of updates that will be trained again.
   */
  constructor(folder: string, events: readonly Event[], lines: readonly MetricsLine[]) {
    this.folder = folder;
    this.attempt(() => {
      this.descriptor = this.begin();
      const at = Date.now() / 1000;
      this.write({ wallTime: at, step: 0, fileVersion: FILE_VERSION });
      this.write({ wallTime: at, step: 0, sessionLog: { status: START } });
    });
    for (const event of events) this.addEvent(event);
    for (const line of lines) this.addLine(line);
  }

  addEvent(event: Event): void {
    if (event.type === "trained") this.trained.set(event.step, event.updates);
    if ("step" in event) this.add(scalarsOfEvent(event, this.updatesBefore(event.step)));
  }

  addLine(line: MetricsLine): void {
    this.add(scalarsOfLine(line, this.updatesBefore(line.step)));
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private begin(): number {
    makeFolder(this.folder);
    for (const name of readdirSync(this.folder))
      if (name.startsWith(`${PREFIX}.`)) rmSync(join(this.folder, name));
    const name = `${PREFIX}.${Math.floor(Date.now() / 1000)}.espalier.${process.pid}`;
    return openSync(join(this.folder, name), "wx");
  }

  private add(scalars: Scalars | undefined): void {
    if (scalars === undefined) return;
    const { at, step, values } = scalars;
    const value = Object.entries(values).map(([tag, simpleValue]) => ({ tag, simpleValue }));
    this.attempt(() => this.write({ wallTime: at, step, summary: { value } }));
  }

  private write(message: EventMessage): void {
    if (this.descriptor !== undefined) writeAll(this.descriptor, recordOf(encodeEvent(message)));
  }

  /** Does something with the file, and writes no more after a failure. */
  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.close();
      notify(`TensorBoard's files in ${this.folder} are not written any more: ${reasonOf(error)}`);
    }
  }

  private updatesBefore(step: number): number {
    return [...this.trained].reduce((sum, [other, updates]) => (other < step ? sum + updates : sum), 0);
  }
}
