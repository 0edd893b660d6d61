import { pointerOf } from "../../json/pointer.ts";
import { isReservedName } from "../../json/places.ts";
import type { Problem } from "../../json/problem.ts";
import { nearestName } from "../../nearest-name.ts";
import type { MeasurementDescription } from "../../search/measurement-description.ts";
import { type MeasurementConstraint, parseConstraint } from "../../search/measurement-constraint.ts";
import type { StrategyConfiguration } from "../../plugin/configuration.ts";
import type { Selection } from "../../search/selection.ts";
import type { Experiment } from "../schema/experiment.ts";
import type { SearchHistory } from "../schema/search-history.ts";
import { figureProblems } from "./history-problems.ts";

/** A part of a search whose options may name what is measured. */
type NeedyPart = "scheduler" | "selection";

/**
 * Where an experiment's objectives and constraints do not fit what its evaluator measures, or each other.
 * @param needs of the scheduler and the selection; omitted for one that has none, or that could not be built.
 * @param history that the search begins with, if it has one.
 */
export function goalProblems(
  search: Experiment["search"],
  measures: readonly MeasurementDescription[],
  needs: Readonly<Record<NeedyPart, Selection["needs"]>>,
  history: SearchHistory | undefined,
): Problem[] {
  const { evaluator, objectives = [], constraints = [] } = search;
  const known = measures.map(({ measurement }) => measurement);
  if (known.length === 0) {
    const message = `Evaluator "${evaluator.type}" declares no measurement, so there is nothing to search by.`;
    return [{ pointer: "/search/evaluator", message }];
  }
  const problems = [
    ...measureProblems(evaluator, known),
    ...objectiveProblems(objectives, known),
    ...constraintProblems(constraints, known),
  ];
  const names = objectives.length === 0 ? known.slice(0, 1) : objectives.map(nameOf);
  if (history !== undefined && problems.length === 0) problems.push(...figureProblems(history, names));
  const parts: readonly NeedyPart[] = ["scheduler", "selection"];
  return [
    ...problems,
    ...parts.flatMap((part) => {
      const needed = needs[part];
      return needed === undefined ? [] : needsProblems(part, search[part], needed, known, names);
    }),
  ];
}

/** Measurements of one name, or of a name that reaches into prototypes. */
function measureProblems({ type }: StrategyConfiguration, known: readonly string[]): Problem[] {
  const pointer = "/search/evaluator";
  const twice = new Set(known.filter((name, index) => known.indexOf(name) !== index));
  return [
    ...[...twice].map((name) => ({ pointer, message: `Evaluator "${type}" measures "${name}" twice.` })),
    ...known.filter(isReservedName).map((name) => ({
      pointer,
      message: `A measurement cannot be called "${name}", as one of evaluator "${type}" is.`,
    })),
  ];
}

function needsProblems(
  part: NeedyPart,
  { type, ...options }: StrategyConfiguration,
  { measurements = [], objectives = [] }: NonNullable<Selection["needs"]>,
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
        message: `"${name}" is not an objective of the search, which ${part} "${type}" needs.`,
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
  return objectives.flatMap((objective, index) => {
    const name = nameOf(objective);
    const inside = typeof objective === "string" ? [] : ["measurement"];
    const pointer = pointerOf(["search", "objectives", index, ...inside]);
    return known.includes(name) ? [] : [unknownMeasurement(pointer, name, known)];
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
    const earlier = constraints.slice(0, index);
    const same = earlier.findIndex((other) => other !== undefined && boundsTheSame(constraint, other));
    if (same !== -1) return [boundTwice(pointer, constraint, pointerOf(["search", "constraints", same]))];
    const opposite = earlier.find((other) => other && excludes(constraint, other));
    return opposite === undefined
      ? []
      : [{ pointer, message: `No trial fulfils both "${opposite.description}" and "${description}".` }];
  });
}

/** Both would count in how far a trial breaks the constraints. */
function boundsTheSame(one: MeasurementConstraint, other: MeasurementConstraint): boolean {
  return one.measurement === other.measurement && one.relation === other.relation;
}

function boundTwice(
  pointer: string,
  { measurement, relation }: MeasurementConstraint,
  first: string,
): Problem {
  const side = relation === "<=" ? "above" : "below";
  return { pointer, message: `"${measurement}" is bounded from ${side} twice.`, first };
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
