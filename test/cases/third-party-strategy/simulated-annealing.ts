import { definePlugin, type Objective, SearchStrategy, strategy, toMinimise, type Trial } from "espalier";
import { Type } from "typebox";

const simulatedAnnealing = strategy(SearchStrategy, {
  type: "simulated-annealing",
  summary: "Walks from neighbour to neighbour: downhill always, uphill less and less often.",
  paper: "Kirkpatrick, Gelatt and Vecchi 1983, Optimization by simulated annealing, Science 220",
  options: Type.Object(
    {
      temperature: Type.Number({
        exclusiveMinimum: 0,
        default: 0.1,
        description:
          "How much worse a step may be to be taken once in e times, at first; in the objective's unit.",
      }),
      cooling: Type.Number({
        exclusiveMinimum: 0,
        maximum: 1,
        default: 0.8,
        description: "What every trial multiplies the temperature by.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ temperature, cooling }) => ({
    propose({ space, trials, random, objectives: [objective] }) {
      const latest = trials.at(-1);
      if (latest === undefined) return { architecture: space.sample(random) };
      const origin = originOf(latest, trials);
      const rise = origin === undefined ? 0 : worth(latest, objective) - worth(origin, objective);
      const chance = Math.exp(-rise / (temperature * cooling ** trials.length));
      const position = origin === undefined || random.fork("accept").uniform() < chance ? latest : origin;
      const neighbours = space.neighbours(position.architecture);
      if (neighbours.length === 0) return undefined;
      return { architecture: random.fork("step").choice(neighbours), notes: { from: position.number } };
    },
  }),
});

/** Where the walk stood when it proposed this trial: kept in the notes, so the strategy itself remembers nothing. */
function originOf(latest: Trial, trials: readonly Trial[]): Trial | undefined {
  const { from } = latest.notes;
  return typeof from === "number" ? trials[from] : undefined;
}

/** A trial that failed, or is still running, is worth nothing. */
function worth(trial: Trial, objective: Objective): number {
  return Math.min(toMinimise(trial, objective), Number.MAX_VALUE);
}

export default definePlugin({ name: "annealing", strategies: [simulatedAnnealing] });
