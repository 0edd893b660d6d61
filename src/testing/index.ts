export type { KitCase } from "./kit-case.ts";
export { describeSearchStrategy } from "./search-strategy.ts";
export type { SearchStrategyCase } from "./search-strategy-case.ts";
export { describeTrialScheduler } from "./trial-scheduler.ts";
export { describeGrowthDimension, type GrowthDimensionCase } from "./growth-dimension.ts";
export { describeParameterInheritance, type ParameterInheritanceCase } from "./parameter-inheritance.ts";
export { describeEvaluator } from "./evaluator.ts";
export type { EvaluatorCase } from "./evaluator-case.ts";
