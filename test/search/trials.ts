import { Architecture, type Objective, type Trial } from "espalier";
import fc from "fast-check";

/** Objectives `a`, `b`, ... to be minimised. */
export function objectivesNamed(names: string): [Objective, ...Objective[]] {
  return names.split("").map((measurement) => ({
    measurement,
    direction: "minimize" as const,
    unit: "",
  })) as unknown as [Objective, ...Objective[]];
}

/** A completed trial that measured `a`, `b`, ... */
export function trialAt(number: number, point: readonly number[], fields: Partial<Trial> = {}): Trial {
  return {
    number,
    architecture: new Architecture({ number }),
    status: "completed",
    budget: 1,
    measurements: Object.fromEntries(point.map((value, place) => [String.fromCharCode(97 + place), value])),
    notes: {},
    ...fields,
  };
}

/** Points of few values, so that ties and equal points are common. */
export function points(objectives: number, maxLength = 12): fc.Arbitrary<number[][]> {
  const coordinate = fc.integer({ min: 0, max: 6 });
  return fc.array(fc.array(coordinate, { minLength: objectives, maxLength: objectives }), { maxLength });
}

/** Trials of random points, some infeasible. */
export function histories(objectives: number): fc.Arbitrary<Trial[]> {
  return fc
    .array(fc.tuple(points(objectives, 1), fc.constantFrom(0, 0, 0, 0.5, 1, Infinity)), { maxLength: 20 })
    .map((entries) =>
      entries
        .filter(([some]) => some.length > 0)
        .map(([[point], violation], number) => trialAt(number, point!, violation > 0 ? { violation } : {})),
    );
}
