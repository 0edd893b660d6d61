import { chooseMode } from "./execute/choose-mode.ts";
import type { CompiledStep, Mode } from "./execute/compiled-step.ts";
import type { Sample, Step } from "./step.ts";
import { StepCache } from "./execute/step-cache.ts";

/** How steps are compiled. */
export interface CompilerSettings {
  /** `auto` takes what is ready soonest. */
  readonly mode: Mode | "auto";
  /** Told in one line, once, of each step that has to run operation by operation. */
  readonly onFallback: (line: string) => void;
}

/** Compiles steps, each as it pays for the number of its runs, and keeps them for the next who asks. */
export class StepCompiler {
  private readonly cache = new StepCache();
  private readonly settings: CompilerSettings;
  private readonly told = new Set<string>();

  constructor(settings: CompilerSettings) {
    this.settings = settings;
  }

  /** How a step will be computed that is to run so many times. */
  modeFor(runs: number): Mode {
    return chooseMode(this.settings.mode, runs);
  }

  /**
   * A step with the sample's state, ready to run. Dispose of it when it is no longer needed.
   * @param key all that the step's code depends on besides shapes
   */
  open(key: string, step: Step, sample: Sample, runs: number): CompiledStep {
    return this.cache.open(key, step, sample, {
      mode: this.modeFor(runs),
      onFallback: (line) => this.tell(line),
    });
  }

  /** Frees what is kept. */
  close(): void {
    this.cache.close();
  }

  private tell(line: string): void {
    if (this.told.has(line)) return;
    this.told.add(line);
    this.settings.onFallback(line);
  }
}
