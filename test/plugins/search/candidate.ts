import { Architecture, type Candidate, type Evaluator, type Measurements, Random } from "espalier";

/** A candidate whose `inherit` says which draw it is asked for. */
export const candidate: Candidate = {
  architecture: new Architecture({ depth: 2 }),
  step: 1,
  budget: 1,
  random: new Random("data"),
  inherit: async (draw) => ({ state: { draw } as never, plan: {} }),
};

/** An evaluator of `loss` and `parameters` that remembers what it was asked for. */
export function evaluatorOf(measure: (candidate: Candidate, time: number) => Measurements) {
  const asked: Candidate[] = [];
  const evaluator: Evaluator = {
    measures: [
      { measurement: "loss", direction: "minimize", unit: "nats", description: "A loss." },
      { measurement: "parameters", direction: "minimize", unit: "parameters", description: "A cost." },
    ],
    updates: 10,
    measure: async (one) => {
      asked.push(one);
      return measure(one, asked.length - 1);
    },
  };
  return { evaluator, asked };
}
