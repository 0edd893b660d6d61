export type { KitCase } from "./kit-case.ts";
export { describeSearchStrategy, type SearchStrategyCase } from "./search-strategy.ts";
export { describeTrialScheduler } from "./trial-scheduler.ts";
