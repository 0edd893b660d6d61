/** A started tfjs backend. */
export interface Backend {
  /** Its name in tfjs. */
  readonly tfjsName: string;
  readonly version: string;
  readonly threads: number;
}
