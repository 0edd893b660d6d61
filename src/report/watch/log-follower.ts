import { join } from "node:path";
import { problemOf } from "../../run/log/event-log.ts";
import { EventOrder } from "../../run/log/event-order.ts";
import type { Event } from "../../run/log/events.ts";
import { RUN_FILES } from "../../run/store/run-files.ts";
import { LineFollower } from "./line-follower.ts";

/** Follows an event log that another process writes. */
export class LogFollower {
  private readonly follower: LineFollower;
  private read: Event[] = [];
  private order = new EventOrder();
  private damage: string | undefined;

  /** @param run a run folder; its log may not exist yet. */
  constructor(run: string) {
    this.follower = new LineFollower(join(run, RUN_FILES.log), {
      restart: () => this.restart(),
      line: (bytes) => this.add(bytes),
    });
  }

  /** All events so far. */
  get events(): readonly Event[] {
    return this.read;
  }

  /** Why no event after these can be read. */
  get problem(): string | undefined {
    return this.damage;
  }

  /** Reads what was appended. A log that was replaced or cut is read from its beginning. @returns whether there was news. */
  advance(): boolean {
    return this.follower.advance();
  }

  private restart(): void {
    this.read = [];
    this.order = new EventOrder();
    this.damage = undefined;
  }

  private add(line: Uint8Array): boolean {
    let event: unknown;
    try {
      event = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(line));
    } catch {
      event = undefined;
    }
    const problem = problemOf(event) ?? this.order.problemOf(event as Event);
    if (problem !== undefined) {
      this.damage = `line ${this.read.length + 1}: ${problem}`;
      return false;
    }
    this.order.add(event as Event);
    this.read.push(event as Event);
    return true;
  }
}
