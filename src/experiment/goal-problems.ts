import { pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { nearestName } from "../nearest-name.ts";
import type { MeasurementDescription } from "../search/measurement-description.ts";
import { type MeasurementConstraint, parseConstraint } from "../search/measurement-constraint.ts";
import type { Experiment } from "./experiment.ts";

/** Where an experiment's objectives and constraints do not fit what its evaluator measures, or each other. */
export function goalProblems(
  { evaluator, objectives = [], constraints = [] }: Experiment["search"],
  measures: readonly MeasurementDescription[],
): Problem[] {
  const known = measures.map(({ measurement }) => measurement);
  if (known.length === 0) {
    const message = `Evaluator "${evaluator.type}" declares no measurement, so there is nothing to search by.`;
    return [{ pointer: "/search/evaluator", message }];
  }
  return [...objectiveProblems(objectives, known), ...constraintProblems(constraints, known)];
}

function objectiveProblems(
  objectives: NonNullable<Experiment["search"]["objectives"]>,
  known: readonly string[],
): Problem[] {
  const names = objectives.map((one) => (typeof one === "string" ? one : one.measurement));
  return names.flatMap((name, index) => {
    const inside = typeof objectives[index] === "string" ? [] : ["measurement"];
    const pointer = pointerOf(["search", "objectives", index, ...inside]);
    if (!known.includes(name)) return [unknownMeasurement(pointer, name, known)];
    return names.indexOf(name) === index ? [] : [{ pointer, message: `"${name}" is listed twice.` }];
  });
}

function constraintProblems(texts: readonly string[], known: readonly string[]): Problem[] {
  const constraints = texts.map(parseConstraint);
  return constraints.flatMap((constraint, index) => {
    const pointer = pointerOf(["search", "constraints", index]);
    if (constraint === undefined)
      return [{ pointer, message: `"${texts[index]}" has a bound beyond all numbers.` }];
    const { measurement, description } = constraint;
    if (!known.includes(measurement)) return [unknownMeasurement(pointer, measurement, known)];
    const opposite = constraints.slice(0, index).find((other) => other && excludes(constraint, other));
    return opposite === undefined
      ? []
      : [{ pointer, message: `No trial fulfils both "${opposite.description}" and "${description}".` }];
  });
}

function excludes(one: MeasurementConstraint, other: MeasurementConstraint): boolean {
  if (one.measurement !== other.measurement || one.relation === other.relation) return false;
  return one.relation === "<=" ? one.bound < other.bound : one.bound > other.bound;
}

function unknownMeasurement(pointer: string, name: string, known: readonly string[]): Problem {
  const nearest = nearestName(name, known);
  const message = `The evaluator does not measure "${name}".`;
  return { pointer, message, allowed: known.join(", "), ...(nearest === undefined ? {} : { nearest }) };
}
