/** By broken strategy, the test of the kit that is about its fault, and what that says first with the first seed. */
export type Faults = Readonly<Record<string, readonly [test: string, advice: string]>>;
