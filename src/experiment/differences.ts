/** One place where two JSON values differ; `undefined` where one has nothing. */
export interface Difference {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}
