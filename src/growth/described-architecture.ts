import type { Architecture } from "../architecture/architecture.ts";
import type { ModelDescription } from "../architecture/model-description.ts";

/** An architecture and the parameters that a model of it has. */
export interface DescribedArchitecture {
  readonly architecture: Architecture;
  readonly description: ModelDescription;
}
