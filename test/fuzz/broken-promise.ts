/** An input was taken, and what Espalier promises of it does not hold. */
export class BrokenPromise extends Error {
  /** The case at hand; the message is the same for all cases. */
  readonly detail: string | undefined;

  constructor(message: string, detail?: string) {
    super(message);
    this.name = "BrokenPromise";
    this.detail = detail;
  }
}

/** @throws BrokenPromise unless a promise holds. */
export function ensure(holds: boolean, message: string, detail?: string): void {
  if (!holds) throw new BrokenPromise(message, detail);
}
