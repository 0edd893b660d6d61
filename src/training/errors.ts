import { EspalierError } from "../espalier-error.ts";
import { shortNumber } from "../short-number.ts";

export function lossNotFinite(update: number, learningRate: number, loss: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_LOSS_NOT_FINITE",
    message: `The loss was ${loss} at update ${update}, with a learning rate of ${learningRate.toPrecision(3)}.`,
    culprit: `update ${update}`,
    remedy: "Lower /training/learningRate, lengthen /training/warmUp or lower /training/gradientClip.",
  });
}

export function budgetSpent(unit: string, whole: number, spent: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_BUDGET_SPENT",
    message: `The growth step may take ${shortNumber(whole)} ${unit}, its search has taken ${shortNumber(spent)}: nothing is left for an update of the chosen model.`,
    culprit: "/training/budget",
    remedy: "Raise /training/budget, or search with fewer trials or updates.",
  });
}

export function noTrainingExamples(step: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_TRAINING_EXAMPLES",
    message: `No training examples have arrived by growth step ${step}.`,
    culprit: "/stream",
    remedy: "Choose fewer growth steps, or a stream with more examples.",
  });
}

export function noValidationExamples(step: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_VALIDATION_EXAMPLES",
    message: `No search-validation examples have arrived by growth step ${step}, so candidates cannot be compared.`,
    culprit: "/stream",
    remedy: "Use a stream with search-validation examples in its first step.",
  });
}

export function nothingTrains(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NOTHING_TRAINS",
    message: "The experiment has no settings for training.",
    culprit: "/training",
    remedy: "Add /training, or use an evaluator that needs no trainer.",
    exitCode: 2,
  });
}

export function noTrainableFamily(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_TRAINABLE_FAMILY",
    message: "The experiment's model family describes architectures but cannot build models for training.",
    culprit: "/model",
    remedy: "Name a family that trains, or use strategies that need no model.",
    exitCode: 2,
  });
}
