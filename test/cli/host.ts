import { type ChildProcess, fork } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Answer, Request } from "./children/messages.ts";
import { uncoloured } from "../uncoloured.ts";
import { type Outcome, UNBROKEN } from "./outcome.ts";

/** Bytes from which on a host is replaced. */
const WORN = 2 ** 30;

/** A process that runs commands one after another, so that Node and all modules start once. */
export class Host {
  private readonly main: string;
  private running: Running | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** @param main what `process.argv[1]` is. */
  constructor(main: string) {
    this.main = main;
  }

  /**
   * Runs a command once those before it have ended. A host that a command has ended is replaced.
   * @param columns width of its output; `""`: as the command chooses.
   */
  run(args: readonly string[], folder = process.cwd(), columns = UNBROKEN): Promise<Outcome> {
    const outcome = this.last.then(() => this.runNow(args, folder, columns));
    this.last = outcome.catch(() => {});
    return outcome;
  }

  private async runNow(args: readonly string[], folder: string, columns: string): Promise<Outcome> {
    const running = (this.running ??= this.start());
    running.child.ref();
    running.child.channel?.ref();
    const end = await ask(running.child, args, folder, columns);
    running.child.unref();
    running.child.channel?.unref();
    const printed = { stdout: running.stdout(), stderr: withoutHost(running.stderr()) };
    if ((end.bytes ?? 0) > WORN) {
      this.running = undefined;
      running.child.disconnect();
    }
    return { code: end.code, signal: end.signal, ...printed };
  }

  private start(): Running {
    const running = startHost(this.main);
    running.child.on("exit", () => {
      if (this.running === running) this.running = undefined;
    });
    return running;
  }
}

/** What a command prints has the host's own function at the end of a stack. */
function withoutHost(stderr: string): string {
  return stderr.replaceAll(/^ +(stack +)?at .*\/cli\/children\/host\.js.*\n/gm, "");
}

interface Running {
  readonly child: ChildProcess;
  /** What it has printed since this was asked for last. */
  readonly stdout: () => string;
  readonly stderr: () => string;
}

function startHost(main: string): Running {
  const folder = mkdtempSync(join(tmpdir(), "espalier-test-host-"));
  const files = [join(folder, "stdout"), join(folder, "stderr")] as const;
  const [stdout, stderr] = [openSync(files[0], "a"), openSync(files[1], "a")];
  const child = fork(resolve("dist/test/cli/children/host.js"), [main], {
    env: uncoloured(),
    execArgv: [],
    stdio: ["ignore", stdout, stderr, "ipc"],
  });
  for (const file of [stdout, stderr]) closeSync(file);
  return { child, stdout: readerOf(files[0]), stderr: readerOf(files[1]) };
}

function readerOf(file: string): () => string {
  let before = 0;
  return () => {
    const bytes = readFileSync(file);
    const text = bytes.subarray(before).toString();
    before = bytes.length;
    return text;
  };
}

interface End extends Pick<Outcome, "code" | "signal"> {
  /** Resident memory of the host; omitted if it has ended. */
  readonly bytes?: number;
}

function ask(child: ChildProcess, args: readonly string[], folder: string, columns: string): Promise<End> {
  const environment = { ...uncoloured(), COLUMNS: columns } as Record<string, string>;
  return new Promise((resolve) => {
    const end = (how: End) => {
      child.off("message", onMessage).off("exit", onExit);
      resolve(how);
    };
    const onMessage = (answer: unknown) => end({ ...(answer as Answer), signal: null });
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => end({ code, signal });
    child.on("message", onMessage).on("exit", onExit);
    child.send({ args, folder, environment } satisfies Request);
  });
}
