import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageFolder } from "../../src/package-folder.ts";
import { uncoloured } from "../uncoloured.ts";
import { Clock, type Limits, LIMITS } from "./clock.ts";
import { placeIn } from "./signature.ts";
import type { Answer, Ending, Request } from "./children/messages.ts";

/** Bytes that reading an input may take. */
const LARGEST = 2 ** 30;
/** Bytes from which on a child is replaced, so that what came before is not put down to the next input. */
const WORN = 400 * 2 ** 20;

/** How reading an input ended, and what it took. */
export interface Verdict {
  readonly ending: Ending;
  readonly seconds: number;
}

/** Reads inputs in a child process, so that crashes, endless loops and memory are seen, and told of. */
export class Reader {
  private readonly limits: Limits;
  private child: ChildProcess | undefined;
  private ready: Promise<unknown> = Promise.resolve();
  private complaints = "";

  constructor(limits = LIMITS) {
    this.limits = limits;
  }

  /** Whether the next input is the first one of its child. */
  get isFresh(): boolean {
    return this.child === undefined;
  }

  close(): void {
    this.child?.kill("SIGKILL");
    this.child = undefined;
  }

  /** Reads an input in a child that may have read others before. */
  async read(request: Request): Promise<Verdict> {
    const child = (this.child ??= this.start());
    // The time in which the child loads its modules is not counted.
    await this.ready;
    const result = await ask(child, request, new Clock(child.pid, this.limits));
    if (result === "late") {
      this.close();
      const detail = this.complaints.slice(Math.max(0, this.complaints.lastIndexOf("busy\n")));
      const signature = `takes too long ${placeIn(detail)}`;
      return { ending: { end: "fault", signature, detail }, seconds: this.limits.busy };
    }
    if ("died" in result) {
      this.close();
      return { ending: deathOf(result.died, this.complaints), seconds: result.seconds };
    }
    const { ending, seconds, peakBytes } = result;
    if (peakBytes > WORN) this.close();
    if (peakBytes <= LARGEST || ending.end === "fault") return { ending, seconds };
    const detail = `${Math.round(peakBytes / 2 ** 20)} MiB`;
    return { ending: { end: "fault", signature: "takes too much memory", detail }, seconds };
  }

  private start(): ChildProcess {
    const script = join(packageFolder(), "dist", "test", "fuzz", "children", "read-inputs.js");
    // A file, which the child can read again: commands write to the descriptor itself.
    const printed = openSync(join(mkdtempSync(join(tmpdir(), "espalier-fuzz-")), "stdout"), "a+");
    const child = fork(script, [String(process.pid)], {
      execArgv: ["--max-old-space-size=1000"],
      stdio: ["ignore", printed, "pipe", "ipc"],
      env: { ...uncoloured(), NODE_OPTIONS: "" },
    });
    closeSync(printed);
    this.ready = Promise.race([once(child, "message"), once(child, "exit")]);
    this.complaints = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.complaints = (this.complaints + text).slice(-4000);
    });
    return child;
  }
}

type Death = { readonly died: string; readonly seconds: number };

function ask(child: ChildProcess, request: Request, clock: Clock): Promise<Answer | Death | "late"> {
  return new Promise((resolve) => {
    const timer = setInterval(() => clock.isLate() && end("late"), 500);
    const onMessage = (answer: unknown) => end(answer as Answer);
    const onExit = (code: number | null, signal: string | null) =>
      end({ died: signal ?? `exit code ${code}`, seconds: clock.seconds() });
    const end = (result: Answer | Death | "late") => {
      clearInterval(timer);
      child.off("message", onMessage).off("exit", onExit);
      resolve(result);
    };
    child.on("message", onMessage).on("exit", onExit);
    child.send(request);
  });
}

function deathOf(how: string, complaints: string): Ending {
  const isMemory = /heap out of memory|Allocation failed/.test(complaints);
  return { end: "fault", signature: isMemory ? "takes too much memory" : `dies: ${how}`, detail: complaints };
}
