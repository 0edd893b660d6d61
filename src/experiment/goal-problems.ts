import { pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { nearestName } from "../nearest-name.ts";
import type { MeasurementDescription } from "../search/measurement-description.ts";
import { type MeasurementConstraint, parseConstraint } from "../search/measurement-constraint.ts";
import type { StrategyConfiguration } from "../plugin/configuration.ts";
import type { Selection } from "../search/selection.ts";
import type { Experiment } from "./experiment.ts";
import { figureProblems } from "./history-problems.ts";

/** A part of a search whose options may name what is measured. */
type NeedyPart = "scheduler" | "selection";

/** Where an experiment's objectives and constraints do not fit what its evaluator measures, or each other. */
export function goalProblems(
  search: Experiment["search"],
  measures: readonly MeasurementDescription[],
  needs: Readonly<Record<NeedyPart, Selection["needs"]>>,
): Problem[] {
  const { evaluator, objectives = [], constraints = [], history } = search;
  const known = measures.map(({ measurement }) => measurement);
  if (known.length === 0) {
    const message = `Evaluator "${evaluator.type}" declares no measurement, so there is nothing to search by.`;
    return [{ pointer: "/search/evaluator", message }];
  }
  const problems = [...objectiveProblems(objectives, known), ...constraintProblems(constraints, known)];
  const names = objectives.length === 0 ? known.slice(0, 1) : objectives.map(nameOf);
  if (history !== undefined && problems.length === 0) problems.push(...figureProblems(history, names));
  const parts: readonly NeedyPart[] = ["scheduler", "selection"];
  return [
    ...problems,
    ...parts.flatMap((part) => needsProblems(part, search[part], needs[part], known, names)),
  ];
}

function needsProblems(
  part: NeedyPart,
  { type, ...options }: StrategyConfiguration,
  { measurements = [], objectives = [] }: NonNullable<Selection["needs"]> = {},
  known: readonly string[],
  chosen: readonly string[],
): Problem[] {
  const pointerTo = (name: string) => {
    const option = Object.keys(options).find((key) => options[key] === name);
    return pointerOf(["search", part, ...(option === undefined ? [] : [option])]);
  };
  return [
    ...measurements
      .filter((name) => !known.includes(name))
      .map((name) => unknownMeasurement(pointerTo(name), name, known)),
    ...objectives
      .filter((name) => !chosen.includes(name))
      .map((name) => ({
        pointer: pointerTo(name),
        message: `"${name}" is no objective of the search, which ${part} "${type}" needs.`,
        allowed: chosen.join(", "),
        ...nearestOf(name, chosen),
      })),
  ];
}

function nameOf(objective: string | { readonly measurement: string }): string {
  return typeof objective === "string" ? objective : objective.measurement;
}

function objectiveProblems(
  objectives: NonNullable<Experiment["search"]["objectives"]>,
  known: readonly string[],
): Problem[] {
  const names = objectives.map(nameOf);
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
  const message = `The evaluator does not measure "${name}".`;
  return { pointer, message, allowed: known.join(", "), ...nearestOf(name, known) };
}

function nearestOf(name: string, known: readonly string[]): Pick<Problem, "nearest"> {
  const nearest = nearestName(name, known);
  return nearest === undefined ? {} : { nearest };
}
