export { EspalierError, type Failure } from "./espalier-error.ts";
export { excess } from "./excess.ts";
export { shortNumber } from "./short-number.ts";
export { decodeText } from "./json/decode-text.ts";
export { type JsonDocument, type JsonReading, parseJson } from "./json/read-json.ts";
export { readText } from "./json/read-text.ts";
export { cachedText } from "./files/cached-text.ts";
export { RecordCache } from "./files/record-cache.ts";
export { countEach } from "./statistics/count-each.ts";
export { mean } from "./statistics/mean.ts";
export { median } from "./statistics/median.ts";
export { normalCumulative, normalDensity } from "./statistics/normal.ts";
export { ratioInterval, ratioOf, type RatioPart } from "./statistics/ratio-interval.ts";
export { standardDeviation, standardError } from "./statistics/standard-deviation.ts";
export { meanInterval } from "./statistics/student.ts";
export { clusteredInterval, shareOf, wilsonInterval } from "./statistics/wilson-interval.ts";
export { Random } from "./random/random.ts";
export {
  Architecture,
  type ArchitectureChange,
  type ArchitectureValue,
  type ArchitectureValues,
  keyOf,
} from "./architecture/architecture.ts";
export { emptySlots, freshState, initialise, initialValues, trainableOf } from "./architecture/initialise.ts";
export type { ModelState, OptimizerSlots } from "./architecture/model-state.ts";
export { largestArchitecture } from "./architecture/largest-architecture.ts";
export type { Cost } from "./architecture/cost.ts";
export type { ForwardHook, ForwardPlace } from "./architecture/forward-hook.ts";
export {
  type Axis,
  type AxisFlow,
  type AxisRole,
  type BlockPlace,
  type Initial,
  type ModelDescription,
  type ParameterDescription,
  shapeOf,
} from "./architecture/model-description.ts";
export {
  type ArchitectureDimension,
  costOf,
  descriptionOf,
  ModelFamily,
} from "./architecture/model-family.ts";
export {
  arrayOf,
  filled,
  mapTree,
  type NdArray,
  type ParameterTree,
  sizeOf,
  type TensorTree,
} from "./tensor/parameter-tree.ts";
export type { Condition, Requirement } from "./space/condition.ts";
export { type Constraint, type LinearBound, linearConstraint } from "./space/constraint.ts";
export type { CategoricalDimension, Dimension, IntegerDimension } from "./space/dimension.ts";
export { IntegerRange } from "./space/integer-range.ts";
export { SearchSpace } from "./space/search-space.ts";
export { inRandomOrder } from "./space/some-values.ts";
export { isNumeric, type ValueList } from "./space/value-list.ts";
export { type DataPackage, openDataPackage } from "./data/data-package.ts";
export { notify, withProgress } from "./download/notices.ts";
export { type DataFaults, DataStream, type ShownExample, type Split } from "./data/data-stream.ts";
export { splitByContent } from "./data/split-by-content.ts";
export type { Drawing, Encoder } from "./data/encoder.ts";
export type { Example, Examples } from "./data/example.ts";
export { LazyExamples } from "./data/lazy-examples.ts";
export { ReplayPolicy } from "./data/replay-policy.ts";
export { addUnits, type AxisGrowth } from "./growth/axis-growth.ts";
export { deepen } from "./growth/deepen.ts";
export type { DescribedArchitecture } from "./growth/described-architecture.ts";
export { expand } from "./growth/expand.ts";
export { expandAxes, type WiderSlots } from "./growth/expand-axes.ts";
export { grownParts, reachAlong } from "./growth/grown-parts.ts";
export { growParts } from "./growth/grow-parts.ts";
export { inheritedMask, inheritedShare } from "./growth/inherited.ts";
export { type BlockPosition, insertBlocks, type InsertionOptions } from "./growth/insert-blocks.ts";
export { type GrowAxis, type GrownAxes, planAxes } from "./growth/plan-axes.ts";
export { replaceNew, type Replacement } from "./growth/replace-new.ts";
export { mergeSlice, planSlice, sliceState, type Slicing } from "./growth/slice.ts";
export { widenAxes, type WideningOptions } from "./growth/widen-axes.ts";
export { GrowthDimension, type Reach } from "./growth/growth-dimension.ts";
export { GrowthSpace, type GrowthSituation } from "./growth/growth-space.ts";
export { GrowthTrigger, type StepRecord } from "./growth/growth-trigger.ts";
export {
  type Inherited,
  type InheritanceRequest,
  type Kept,
  type KeptWeights,
  ParameterInheritance,
} from "./growth/parameter-inheritance.ts";
export { ExperimentFolder } from "./experiment/experiment-folder.ts";
export {
  Evaluator,
  type Candidate,
  type ParentModel,
  type SearchToPrepare,
  type SharedTraining,
} from "./search/evaluator.ts";
export { SearchStrategy, type Proposal, type ProposalRequest } from "./search/search-strategy.ts";
export { bestOf, byMerit } from "./search/best-of.ts";
export { atLargestBudget, measured } from "./search/at-largest-budget.ts";
export { crowdingDistances } from "./search/crowding-distance.ts";
export { dominates, dominatesPoint } from "./search/dominance.ts";
export { isFeasible, mostFeasible, violationOf } from "./search/feasibility.ts";
export { hypervolume } from "./search/hypervolume.ts";
export { kneePoint } from "./search/knee-point.ts";
export {
  CONSTRAINT_PATTERN,
  type MeasurementConstraint,
  parseConstraint,
  violationBy,
} from "./search/measurement-constraint.ts";
export {
  costMeasurements,
  LOSS_UNIT,
  type MeasurementDescription,
} from "./search/measurement-description.ts";
export { nonDominatedSort, paretoFront } from "./search/non-dominated-sort.ts";
export { type Direction, type Objective, type Objectives, pointOf, toMinimise } from "./search/objective.ts";
export { paretoOrder } from "./search/pareto-order.ts";
export { ranked } from "./search/ranked.ts";
export { worstPoint } from "./search/worst-point.ts";
export { onEqualTerms, type Rung, rungsOf, trialsAt } from "./search/rungs.ts";
export { Selection } from "./search/selection.ts";
export { completed, figureOf, type Measurements, type Notes, type Trial } from "./search/trial.ts";
export { type Assignment, TrialScheduler } from "./search/trial-scheduler.ts";
export { type Compute, NO_COMPUTE, trainingCompute } from "./training/compute.ts";
export { LearningRateSchedule, type ScheduledTraining } from "./training/learning-rate-schedule.ts";
export { lossOf } from "./training/loss-of.ts";
export type { ExportSource, PortableModel } from "./training/portable-model.ts";
export {
  inputsOf,
  isTrainable,
  type ModelPart,
  type NamedTensors,
  trainableFamily,
  TrainableFamily,
} from "./training/trainable-family.ts";
export type { InputItems, Measure, TrainedModel } from "./training/trained-model.ts";
export {
  Trainer,
  type TrainingCheckpoint,
  type TrainingRequest,
  type TrainingResult,
} from "./training/trainer.ts";
export type { Anchor, TrainingPlan } from "./training/training-plan.ts";
export { type Needs, TrainingObjective } from "./training/training-objective.ts";
export { DownstreamTask } from "./evaluation/downstream-task.ts";
export { type ClassAccuracy, classAccuracies } from "./evaluation/class-accuracies.ts";
export type { Score, ScoreKind } from "./evaluation/score.ts";
export { exampleSteps } from "./evaluation/example-steps.ts";
export { EXAMPLE_LIMITS, type Shown, type ShownAnswer, type TaskExample } from "./evaluation/task-example.ts";
export { type ContinualMeans, continualMatrix, continualMeans } from "./evaluation/continual.ts";
export { type Nested, nested } from "./plugin/nested.ts";
export { definePlugin, type Plugin, type PluginService } from "./plugin/plugin.ts";
export { type AnsweredPath, type Interview, type Question, type Starter, starter } from "./plugin/starter.ts";
export {
  type Options,
  type Port,
  type Services,
  type Strategy,
  strategy,
  type StrategyDefinition,
} from "./plugin/strategy.ts";
