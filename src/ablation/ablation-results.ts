import type { ArmResults } from "./arm-results.ts";
import type { AblationPlan } from "./plan.ts";
import type { Failures } from "./sweep-folder.ts";

/** Everything that is known of an ablation. */
export interface AblationResults {
  readonly plan: AblationPlan;
  readonly results: ArmResults;
  readonly failures: Failures;
  /** Folder with the plan. */
  readonly folder: string;
}
