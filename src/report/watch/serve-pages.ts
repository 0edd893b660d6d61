import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { EspalierError } from "../../espalier-error.ts";
import type { Plugin } from "../../plugin/plugin.ts";
import { portNotOpened } from "../errors.ts";
import { pageWith } from "../page-with.ts";
import { Broadcast } from "./broadcast.ts";
import { watch } from "./watched.ts";

const LOOPBACK = "127.0.0.1";
/** Before the name of a run or an ablation in the folder. */
const WITHIN = "/of/";
const EVENTS = "/events";

const HEADERS = {
  "cache-control": "no-store",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** A server of pages at work. */
export interface PageServer {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves the page of a run, an ablation or a folder of both on loopback, and sends news of it. It reads files of runs only,
 * writes nothing, and answers requests by GET to a loopback host alone.
 * @param port 0: any that is free.
 * @throws EspalierError if there is nothing to show, or the port cannot be opened.
 */
export async function servePages(
  path: string,
  port: number,
  plugins: readonly Plugin[],
): Promise<PageServer> {
  const closing = new AbortController();
  const closed = new Promise<void>((resolve) => {
    closing.signal.addEventListener("abort", () => resolve());
  });
  const broadcasts = new Map<string, Promise<Broadcast>>();
  const broadcastOf = (name: string): Promise<Broadcast> => {
    const known = broadcasts.get(name);
    if (known !== undefined) return known;
    const folder = name === "" ? path : join(path, name);
    const opened = watch(folder, plugins, closed).then((watched) => new Broadcast(watched));
    broadcasts.set(name, opened);
    opened.catch(() => broadcasts.delete(name));
    return opened;
  };
  await broadcastOf("");
  const server = createServer((request, response) => {
    answer(request, response, path, broadcastOf).catch((error: unknown) => refuse(response, error));
  });
  await listening(server, port);
  return {
    address: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      for (const opened of broadcasts.values()) (await opened).close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      closing.abort();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  broadcastOf: (name: string) => Promise<Broadcast>,
): Promise<void> {
  if (!isLoopback(request)) return end(response, 403, "Only requests to a loopback host are answered.");
  if (request.method !== "GET") return end(response, 405, "Only GET is answered.");
  const { pathname } = new URL(request.url ?? "/", `http://${LOOPBACK}`);
  const isEvents = pathname === EVENTS || pathname.startsWith(`${EVENTS}/`);
  const place = isEvents ? pathname.slice(EVENTS.length) : pathname;
  const name = nameIn(place, path);
  if (name === undefined) return end(response, 404, "There is no such run.");
  const broadcast = await broadcastOf(name);
  if (isEvents) {
    response.writeHead(200, { ...HEADERS, "content-type": "text/event-stream" });
    return broadcast.add(response);
  }
  const view = await broadcast.current();
  const events = name === "" ? EVENTS : `${EVENTS}${WITHIN}${encodeURIComponent(name)}`;
  const page = pageWith({ view, events, ...(view.kind === "folder" && { within: WITHIN }) });
  response.writeHead(200, { ...HEADERS, "content-type": "text/html; charset=utf-8" });
  response.end(page);
}

/** Another host in the request is a foreign page whose name was made to lead here. */
function isLoopback({ headers: { host = "" } }: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
}

/** The folder that an address names: "" for the served one; `undefined` if there is none. */
function nameIn(place: string, path: string): string | undefined {
  if (place === "" || place === "/") return "";
  if (!place.startsWith(WITHIN)) return undefined;
  try {
    const name = decodeURIComponent(place.slice(WITHIN.length));
    return readdirSync(path, { withFileTypes: true }).find(
      (entry) => entry.isDirectory() && entry.name === name,
    )?.name;
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  const text = error instanceof EspalierError ? error.message : "The page could not be made.";
  if (!response.headersSent) return end(response, error instanceof EspalierError ? 404 : 500, text);
  response.end();
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...HEADERS, "content-type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(portNotOpened(port, error)));
    server.listen(port, LOOPBACK, resolve);
  });
}
