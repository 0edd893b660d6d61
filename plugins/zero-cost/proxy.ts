import type { Candidate, Cost } from "espalier";
import type { ScoredModel } from "./scored-model.ts";
import type { PartScores } from "./part-scores.ts";

/** Input of a proxy. */
export interface Subject {
  readonly candidate: Candidate;
  readonly cost: Cost;
  /** Cost of an architecture, by formula. */
  costOf(architecture: Candidate["architecture"]): Cost;
  /** The candidate's model with the weights of the option `weights`. */
  model(): Promise<ScoredModel>;
  /** The model with the weights from which the candidate's training starts. */
  inherited(): Promise<ScoredModel>;
}

/** A score of an untrained candidate. Larger is better. */
export interface Proxy {
  /** Name in experiment files. */
  readonly type: string;
  /** Name of the whole model's score as a measurement. */
  readonly measurement: string;
  readonly unit: string;
  /** Description in one line. */
  readonly description: string;
  /** Scores of all parts and of the whole, or a score of the whole alone. */
  score(subject: Subject): Promise<PartScores | number>;
  /** Whether it scores parts separately. */
  readonly byPart: boolean;
}
