import type { Candidate, Cost } from "espalier";
import type { ScoredModel } from "./scored-model.ts";
import type { PartScores } from "./part-scores.ts";

/** What a proxy looks at. */
export interface Subject {
  readonly candidate: Candidate;
  readonly cost: Cost;
  /** By formula. */
  costOf(architecture: Candidate["architecture"]): Cost;
  /** With the weights that the options ask for. */
  model(): Promise<ScoredModel>;
  /** With the weights that the candidate starts its training from. */
  inherited(): Promise<ScoredModel>;
}

/** A score of a candidate that is not trained for it. More is better. */
export interface Proxy {
  /** As an experiment file names it. */
  readonly type: string;
  /** What the score of the whole model is called as a measurement. */
  readonly measurement: string;
  readonly unit: string;
  /** One line. */
  readonly description: string;
  /** A score for each part and for the whole, or one of the whole alone. */
  score(subject: Subject): Promise<PartScores | number>;
  /** Whether it scores parts by themselves. */
  readonly byPart: boolean;
}
