import type { ServerResponse } from "node:http";
import type { PageNews } from "../view/page-data.ts";
import type { PageView } from "../view/page-view.ts";
import { patchOf, textOf, type ViewText } from "../view/view-patch.ts";
import { jsonOfView } from "../visible-view.ts";
import type { Watched } from "./watched.ts";

/** Looking may take this share of the time at most: a large run is looked at less often. */
const SHARE = 0.2;

/** Sends the changes of a view to everybody who listens; looks at it only while somebody does. */
export class Broadcast {
  private readonly watched: Watched;
  private readonly listeners = new Set<ServerResponse>();
  private view: PageView | undefined;
  private text: ViewText = new Map();
  private timer: NodeJS.Timeout | undefined;

  constructor(watched: Watched) {
    this.watched = watched;
  }

  /** The view now. */
  async current(): Promise<PageView> {
    await this.look();
    return this.view!;
  }

  /** Sends all of the view, and from then on its changes. */
  async add(listener: ServerResponse): Promise<void> {
    const view = await this.current();
    send(listener, { view });
    this.listeners.add(listener);
    listener.on("close", () => this.listeners.delete(listener));
    this.schedule(0);
  }

  close(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener.end();
  }

  private schedule(cost: number): void {
    if (this.timer !== undefined || this.listeners.size === 0) return;
    this.timer = setTimeout(() => void this.tick(), Math.max(this.watched.every, cost / SHARE));
  }

  private async tick(): Promise<void> {
    const start = performance.now();
    try {
      await this.look();
    } catch {
      // Such as a file that is being written: the next look will tell.
    }
    this.timer = undefined;
    this.schedule(performance.now() - start);
  }

  private async look(): Promise<void> {
    const view = await this.watched.look();
    if (view === undefined) return;
    const text = textOf(view);
    const patch = patchOf(this.text, text, view);
    this.view = view;
    this.text = text;
    if (patch === undefined) return;
    for (const listener of this.listeners) send(listener, { patch });
  }
}

function send(listener: ServerResponse, news: PageNews): void {
  listener.write(`data: ${jsonOfView(news)}\n\n`);
}
