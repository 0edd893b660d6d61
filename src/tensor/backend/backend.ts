/** What a started tfjs backend says about itself. */
export interface Backend {
  /** The name under which tfjs knows it. */
  readonly tfjsName: string;
  readonly version: string;
  readonly threads: number;
}
