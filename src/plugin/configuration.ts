/** A strategy as an experiment file writes it in full: its type and its options. */
export interface StrategyConfiguration {
  readonly type: string;
  readonly [option: string]: unknown;
}

/** A strategy as an experiment file may write it: a bare name is short for no options. */
export type StrategyReference = string | StrategyConfiguration;
