// Reads inputs, one for each message, and answers how that ended.
import { Worker } from "node:worker_threads";
import { EspalierError } from "../../../src/espalier-error.ts";
import { printError } from "../../../src/cli/print/print-error.ts";
import { BrokenPromise } from "../broken-promise.ts";
import { refuseControlCharacters, silently } from "../silently.ts";
import { kindOf } from "../kinds/index.ts";
import { signatureOf } from "../signature.ts";
import type { Answer, Ending, Greeting, Request } from "./messages.ts";

const watcher = new Worker(new URL("./tell-where.js", import.meta.url), { argv: process.argv.slice(2) });
watcher.unref();

process.on("message", (request: Request) => void answer(request));
process.on("uncaughtException", (error) => send(faultOf(error, "uncaught "), 0));
process.send?.("ready" satisfies Greeting);

async function answer({ kind, folder }: Request): Promise<void> {
  const start = performance.now();
  watcher.postMessage(true);
  const ending = await read(kind, folder);
  watcher.postMessage(false);
  process.exitCode = undefined;
  send(ending, (performance.now() - start) / 1000);
}

function send(ending: Ending, seconds: number): void {
  const answer: Answer = { ending, seconds, peakBytes: process.resourceUsage().maxRSS * 1024 };
  process.send?.(answer);
}

async function read(name: string, folder: string): Promise<Ending> {
  try {
    await kindOf(name).read(folder);
    return { end: "read" };
  } catch (error) {
    if (!(error instanceof EspalierError)) return faultOf(error);
    return refusalOf(error);
  }
}

/** What is told of a refusal has to be fit for a terminal. */
async function refusalOf(error: EspalierError): Promise<Ending> {
  try {
    const { stderr } = await silently(async () => printError(error));
    refuseControlCharacters(stderr, `error ${error.code}`);
    return { end: "refused", code: error.code };
  } catch (broken) {
    return faultOf(broken);
  }
}

function faultOf(error: unknown, how = ""): Ending {
  if (error instanceof BrokenPromise) {
    return { end: "fault", signature: error.message, detail: error.detail ?? "" };
  }
  const stack = error instanceof Error ? (error.stack ?? String(error)) : `threw ${String(error)}`;
  return { end: "fault", signature: how + signatureOf(error, stack), detail: stack.slice(0, 3000) };
}
