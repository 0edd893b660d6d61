import type { Architecture } from "../architecture/architecture.ts";
import type { Inherited } from "../growth/parameter-inheritance.ts";
import { Random } from "../random/random.ts";
import type { Candidate, Evaluator, SearchToPrepare, SharedTraining } from "../search/evaluator.ts";
import type { TrainingCheckpoint } from "../training/trainer.ts";
import type { ModelState } from "../architecture/model-state.ts";
import { ensure } from "./ensure.ts";
import type { EvaluatorCase } from "./evaluator-case.ts";
import { copyOfState } from "./copies.ts";
import { fingerprintOfState } from "./fingerprint.ts";

/** Growth steps in which candidates are measured. */
export const STEPS = [1, 2] as const;

/** A candidate to measure. */
export interface Asked {
  readonly architecture: Architecture;
  readonly step: (typeof STEPS)[number];
  readonly budget: number;
}

/** Candidates of a case with their shared training, guarded against changes. */
export class Candidates {
  private readonly kitCase: EvaluatorCase;
  private readonly trained: ReadonlyMap<number, TrainingCheckpoint>;
  private readonly handedOut: { readonly state: ModelState; readonly print: string }[] = [];

  private constructor(kitCase: EvaluatorCase, trained: ReadonlyMap<number, TrainingCheckpoint>) {
    this.kitCase = kitCase;
    this.trained = trained;
  }

  /** Runs the shared training once per step, as a run does. */
  static async of({ sharedTraining }: Evaluator, kitCase: EvaluatorCase): Promise<Candidates> {
    const trained = new Map<number, TrainingCheckpoint>();
    if (sharedTraining !== undefined)
      for (const step of STEPS) trained.set(step, await sharedTraining.train(searchOf(kitCase, step)));
    return new Candidates(kitCase, trained);
  }

  /** A candidate as an evaluator receives it. */
  candidate({ sharedTraining }: Evaluator, { architecture, step, budget }: Asked): Candidate {
    const trained = this.trained.get(step);
    return {
      architecture,
      step,
      budget,
      random: keyOf(step),
      inherit: async () => {
        const { state, plan } = await inherit(this.kitCase, architecture);
        return { state: this.watch(copyOfState(state)), plan };
      },
      ...(trained && {
        shared: () => this.watch((sharedTraining as SharedTraining).partOf(trained.state, architecture)),
      }),
      ...(budget < 1 && { keep: () => {} }),
    };
  }

  /** @throws Error if a state that was handed out has changed. */
  ensureUnchanged(what: string): void {
    const changed = this.handedOut.find(({ state, print }) => fingerprintOfState(state) !== print);
    ensure(
      changed === undefined,
      `${what} changes the state of ${changed?.state.architecture} that it received: work on copies`,
    );
  }

  private watch(state: ModelState): ModelState {
    this.handedOut.push({ state, print: fingerprintOfState(state) });
    return state;
  }
}

/** Each architecture of the case in both steps and at two budgets; the first and the last differ in all three. */
export function askedOf({ architectures }: EvaluatorCase): Asked[] {
  return architectures.flatMap((architecture) => [
    { architecture, step: 1, budget: 1 },
    { architecture, step: 1, budget: 0.5 },
    { architecture, step: 2, budget: 0.5 },
  ]);
}

/** The search that a shared training prepares. */
export function searchOf(kitCase: EvaluatorCase, step: number): SearchToPrepare {
  const { space, architectures } = kitCase;
  if (space === undefined) throw new Error("the kit's case lacks `space`");
  return {
    step,
    space,
    current: architectures[0],
    random: keyOf(step),
    inherit: (architecture) => inherit(kitCase, architecture),
  };
}

function keyOf(step: number): Random {
  return new Random("kit").fork("step", step);
}

function inherit(kitCase: EvaluatorCase, architecture: Architecture): Promise<Inherited> {
  if (kitCase.inherit === undefined) throw new Error("the kit's case lacks `inherit`");
  return kitCase.inherit(architecture);
}
