/** The folder that relative paths in an experiment start from: that of its file. A service to inject. */
export abstract class ExperimentFolder {
  /** Absolute. */
  abstract readonly path: string;
}
