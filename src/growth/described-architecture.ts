import type { Architecture } from "../architecture/architecture.ts";
import type { ModelDescription } from "../architecture/model-description.ts";

/** An architecture and the description of its model's parameters. */
export interface DescribedArchitecture {
  readonly architecture: Architecture;
  readonly description: ModelDescription;
}
