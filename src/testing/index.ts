export type { KitCase } from "./kit-case.ts";
export { describeSearchStrategy, type SearchStrategyCase } from "./search-strategy.ts";
export { describeTrialScheduler } from "./trial-scheduler.ts";
export { describeGrowthDimension, type GrowthDimensionCase } from "./growth-dimension.ts";
export { describeParameterInheritance, type ParameterInheritanceCase } from "./parameter-inheritance.ts";
export { describeEvaluator, type EvaluatorCase } from "./evaluator.ts";
