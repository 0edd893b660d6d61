import { chooseMode } from "./execute/choose-mode.ts";
import type { CompiledStep, Mode } from "./execute/compiled-step.ts";
import type { Sample, Step } from "./step.ts";
import { StepCache } from "./execute/step-cache.ts";

/** Settings of a step compiler. */
export interface CompilerSettings {
  /** Execution mode; `auto` chooses the fastest for the number of runs. */
  readonly mode: Mode | "auto";
  /** Receives one line, once, for each step that must run operation by operation. */
  readonly onFallback: (line: string) => void;
}

/** Compiles steps in a mode that suits their number of runs, and caches them. */
export class StepCompiler {
  private readonly cache = new StepCache();
  private readonly settings: CompilerSettings;
  private readonly told = new Set<string>();

  constructor(settings: CompilerSettings) {
    this.settings = settings;
  }

  /** The mode of a step with this expected number of runs. */
  modeFor(runs: number): Mode {
    return chooseMode(this.settings.mode, runs);
  }

  /**
   * Opens a step with the sample's state. Dispose of it when it is no longer needed.
   * @param key everything besides shapes on which the step's code depends
   */
  open(key: string, step: Step, sample: Sample, runs: number): CompiledStep {
    return this.cache.open(key, step, sample, {
      mode: this.modeFor(runs),
      onFallback: (line) => this.tell(line),
    });
  }

  /** Frees all cached steps. */
  close(): void {
    this.cache.close();
  }

  private tell(line: string): void {
    if (this.told.has(line)) return;
    this.told.add(line);
    this.settings.onFallback(line);
  }
}
