import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { type Server, serve } from "./serve.ts";

/** A Python package index that has one wheel. */
export interface WheelServer extends Server {
  /** How often the wheel was asked for. */
  readonly downloads: number;
  /** Resolves when half of the first download is under way, where it stops for good. */
  readonly halfway: Promise<void>;
}

/** Serves a wheel on 127.0.0.1: the first time only half of it, then whole. */
export async function serveWheel(file: string): Promise<WheelServer> {
  const name = basename(file);
  const size = statSync(file).size;
  let downloads = 0;
  let arrive = () => {};
  const halfway = new Promise<void>((resolve) => (arrive = resolve));
  const server = await serve((request, response) => {
    if (request.url?.endsWith(".whl") !== true) {
      response.setHeader("content-type", "text/html");
      return void response.end(`<a href="/${name}">${name}</a>`);
    }
    downloads += 1;
    response.setHeader("content-length", size);
    if (downloads > 1) return void createReadStream(file).pipe(response);
    createReadStream(file, { end: Math.floor(size / 2) })
      .on("end", arrive)
      .pipe(response, { end: false });
  });
  return {
    ...server,
    halfway,
    get downloads() {
      return downloads;
    },
  };
}
