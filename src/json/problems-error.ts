import { EspalierError, type Failure } from "../espalier-error.ts";
import type { Problem } from "./problem.ts";

/** All mistakes of an input file in one error. */
export class ExperimentProblems extends EspalierError {
  readonly problems: readonly Problem[];

  constructor(failure: Failure, problems: readonly Problem[]) {
    super({ exitCode: 2, ...failure });
    this.problems = problems;
  }
}
