import type { ParameterTree } from "../../parameter-tree.ts";
import { compile, type CompileOptions } from "./compile.ts";
import type { CompiledStep, Mode } from "./compiled-step.ts";
import { stepDisposed } from "./errors.ts";
import type { Batch, NamedArrays, Sample, Scalars, Step } from "../step.ts";

/** Limits on idle compiled steps. */
export interface CacheLimits {
  readonly steps: number;
  /** Total size of their states in bytes. */
  readonly stateBytes: number;
}

const DEFAULT_LIMITS: CacheLimits = { steps: 24, stateBytes: 2 ** 30 };

/** Cache of compiled steps, since a search repeats the same shapes. The least recently used step is evicted first. */
export class StepCache {
  private readonly limits: CacheLimits;
  private idle: { readonly key: string; readonly step: CompiledStep; readonly bytes: number }[] = [];

  constructor(limits: CacheLimits = DEFAULT_LIMITS) {
    this.limits = limits;
  }

  /**
   * Opens a step with the sample's state: an idle one of the same key and shapes, else a new one. Disposing of it
   * returns it to the cache.
   * @param key everything besides shapes on which the step's code depends
   */
  open(key: string, step: Step, sample: Sample, options: CompileOptions): CompiledStep {
    const whole = JSON.stringify([key, options.mode, describe(sample)]);
    const at = this.idle.findIndex((kept) => kept.key === whole);
    const [kept] = at === -1 ? [] : this.idle.splice(at, 1);
    if (kept !== undefined) writeOrDispose(kept.step, sample.state);
    return new BorrowedStep(kept?.step ?? compile(step, sample, options), (returned) =>
      this.keep(whole, returned, stateBytes(sample.state)),
    );
  }

  /** Frees all idle steps. */
  close(): void {
    for (const { step } of this.idle.splice(0)) step.dispose();
  }

  private keep(key: string, step: CompiledStep, bytes: number): void {
    if (step.mode === "eager") {
      step.dispose();
      return;
    }
    this.idle.push({ key, step, bytes });
    while (this.idle.length > this.limits.steps || this.bytes() > this.limits.stateBytes)
      this.idle.shift()?.step.dispose();
  }

  private bytes(): number {
    return this.idle.reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

/** A step that returns to its cache when disposed of. */
class BorrowedStep implements CompiledStep {
  readonly mode: Mode;
  private step: CompiledStep | undefined;
  private readonly giveBack: (step: CompiledStep) => void;

  constructor(step: CompiledStep, giveBack: (step: CompiledStep) => void) {
    this.mode = step.mode;
    this.step = step;
    this.giveBack = giveBack;
  }

  run(batch: Batch, scalars: Scalars): NamedArrays {
    return this.open().run(batch, scalars);
  }

  read(): ParameterTree {
    return this.open().read();
  }

  write(state: ParameterTree): void {
    this.open().write(state);
  }

  dispose(): void {
    const { step } = this;
    this.step = undefined;
    if (step !== undefined) this.giveBack(step);
  }

  private open(): CompiledStep {
    if (this.step === undefined) throw stepDisposed();
    return this.step;
  }
}

function writeOrDispose(step: CompiledStep, state: ParameterTree): void {
  try {
    step.write(state);
  } catch (error) {
    step.dispose();
    throw error;
  }
}

function describe({ state, batch, scalars }: Sample): unknown {
  const arrays = Object.entries(batch).map(([name, { shape, data }]) => [name, shape, data.constructor.name]);
  return [[...state].map(([name, { shape }]) => [name, shape]), arrays, Object.keys(scalars)];
}

function stateBytes(state: ParameterTree): number {
  return [...state.values()].reduce((sum, { data }) => sum + data.byteLength, 0);
}
