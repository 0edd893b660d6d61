/** JSON pointers of the places where an experiment file chooses strategies, by name of the port. */
export const POINTERS: Readonly<Record<string, string>> = {
  DataStream: "/stream",
  ReplayPolicy: "/replay",
  ModelFamily: "/model",
  TrainingObjective: "/training/objective",
  GrowthSpace: "/growth/space",
  GrowthDimension: "/growth/space/dimensions/0",
  ParameterInheritance: "/growth/inheritance",
  GrowthTrigger: "/growth/trigger",
  SearchStrategy: "/search/strategy",
  TrialScheduler: "/search/scheduler",
  Evaluator: "/search/evaluator",
  Selection: "/search/selection",
  DownstreamTask: "/evaluation/0",
};
