import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import type { Ending } from "./children/messages.ts";
import type { Corpus } from "./corpus.ts";
import type { Files, Kind } from "./kind.ts";
import { Reader, type Verdict } from "./reader.ts";

/** Inputs of one call of fast-check, which tries small ones first. */
const INPUTS = 100;
/** Seconds that are spent on making an input smaller that shows a fault. */
const SHRINKING = 45;

/** A fault, with the smallest input that was found to show it. */
export interface Fault {
  readonly kind: string;
  readonly signature: string;
  readonly detail: string;
  /** Of fast-check, with which the input was found. */
  readonly seed: number;
  readonly files: Files;
}

/** What a time of fuzzing came to. */
export interface Tally {
  readonly inputs: number;
  /** How many inputs ended in which way: `read`, or the code of the error. */
  readonly endings: ReadonlyMap<string, number>;
  readonly slowestSeconds: number;
}

interface FuzzSettings {
  /** Milliseconds, as of `Date.now`. */
  readonly until: number;
  readonly seed: number;
  /** Signatures of faults that are not told of again; new ones are added. */
  readonly known: Set<string>;
  readonly onFault: (fault: Fault) => void;
}

/** Reads inputs of a kind until the time is over; goes on after a fault. */
export async function fuzz(kind: Kind, corpus: Corpus, settings: FuzzSettings): Promise<Tally> {
  const fuzzer = new Fuzzer(kind, settings);
  try {
    for (let round = 0; Date.now() < settings.until; round++)
      await fuzzer.round(corpus, settings.seed + round);
  } finally {
    fuzzer.close();
  }
  return fuzzer.tally;
}

/** Writes the files of an input into a folder. */
export function writeFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

class Fuzzer {
  readonly tally = { inputs: 0, endings: new Map<string, number>(), slowestSeconds: 0 };
  private readonly reader = new Reader();
  private readonly kind: Kind;
  private readonly settings: FuzzSettings;
  private readonly folder = mkdtempSync(join(tmpdir(), "espalier-fuzz-"));

  constructor(kind: Kind, settings: FuzzSettings) {
    this.kind = kind;
    this.settings = settings;
  }

  /** Tries some inputs; a fault that is new is made small, and told of. */
  async round(corpus: Corpus, seed: number): Promise<void> {
    const { until, known, onFault } = this.settings;
    const found: { fault?: Fault; shrinkUntil: number } = { shrinkUntil: until };
    const property = fc.asyncProperty(this.kind.inputs(corpus), async (files) => {
      if (Date.now() > found.shrinkUntil) return;
      const ending = await this.judge(files);
      if (ending.end !== "fault" || known.has(ending.signature)) return;
      const { signature, detail } = ending;
      if (found.fault !== undefined && found.fault.signature !== signature) return;
      if (found.fault === undefined) found.shrinkUntil = Date.now() + SHRINKING * 1000;
      found.fault = { kind: this.kind.name, seed, signature, detail, files };
      throw new Error(signature);
    });
    // Without it, fast-check goes on to make smaller inputs that nothing reads any more.
    const interruptAfterTimeLimit = Math.max(0, until - Date.now()) + SHRINKING * 1000;
    await fc.check(property, { seed, numRuns: INPUTS, interruptAfterTimeLimit });
    if (found.fault === undefined) return;
    known.add(found.fault.signature);
    onFault(found.fault);
  }

  close(): void {
    this.reader.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Reads an input; one that seems to show a new fault is read again, in a child that has read nothing before. */
  private async judge(files: Files): Promise<Ending> {
    const isFresh = this.reader.isFresh;
    const first = await this.read(files);
    if (first.end !== "fault" || isFresh || this.settings.known.has(first.signature)) return first;
    this.reader.close();
    const second = await this.read(files);
    if (second.end === "fault" || first.signature.startsWith("takes too")) return second;
    return { ...first, signature: `after other inputs: ${first.signature}` };
  }

  private async read(files: Files): Promise<Ending> {
    const folder = join(this.folder, "in");
    writeFiles(folder, files);
    const verdict = await this.reader.read({ kind: this.kind.name, folder });
    rmSync(folder, { recursive: true, force: true });
    this.count(verdict);
    return verdict.ending;
  }

  private count({ ending, seconds }: Verdict): void {
    const { endings } = this.tally;
    const name = ending.end === "refused" ? ending.code : ending.end;
    endings.set(name, (endings.get(name) ?? 0) + 1);
    this.tally.inputs++;
    this.tally.slowestSeconds = Math.max(this.tally.slowestSeconds, seconds);
  }
}
