/** One line of the growth loop in pseudo-code. */
interface LoopLine {
  readonly name: string;
  /** Indented by two spaces for each level. */
  readonly code: string;
  /** The ports that decide what the line does. */
  readonly ports: string;
  /** The function that `grow` calls for it. */
  readonly phase?: string;
}

/**
 * The growth loop in pseudo-code. `espalier explain` fills it in, ARCHITECTURE.md and README.md show it, and a test
 * compares its phases with those of `grow`.
 */
export const growthLoop = [
  { name: "start", code: "current = initial(space)", ports: '"start": "smallest" or an architecture' },
  { name: "stream", code: "for step of stream", ports: "DataStream" },
  { name: "replay", code: "  shares = replay.shares(arrivals)", ports: "ReplayPolicy", phase: "announce" },
  { name: "trigger", code: "  if trigger.fires(history)", ports: "GrowthTrigger", phase: "fires" },
  {
    name: "space",
    code: "    space = growthSpace.at(step, current)",
    ports: "GrowthSpace + GrowthDimensions",
    phase: "growthSpaceAt",
  },
  {
    name: "search",
    code: "    trials = search(space, current, shares)",
    ports: "SearchStrategy + TrialScheduler + Evaluator",
    phase: "search",
  },
  { name: "selection", code: "    chosen = selection.choose(trials)", ports: "Selection", phase: "choose" },
  {
    name: "inheritance",
    code: "    current = inheritance.inherit(current, chosen)",
    ports: "ParameterInheritance",
    phase: "inherit",
  },
  {
    name: "training",
    code: "  current = train(current, shares)",
    ports: "ModelFamily + TrainingObjective + LearningRateSchedule",
    phase: "train",
  },
  {
    name: "evaluation",
    code: "  scores[step] = evaluate(current)",
    ports: "DownstreamTask",
    phase: "evaluate",
  },
] as const satisfies readonly LoopLine[];

/** Name of a line of the growth loop. */
export type LoopLineName = (typeof growthLoop)[number]["name"];

/**
 * The growth loop with texts beside its lines, in rows of code, padded to one width, and text.
 * @param beside texts by name of the line; the second and later ones get rows without code.
 */
export function loopRows(
  beside: Readonly<Record<LoopLineName, readonly string[]>>,
): readonly (readonly [code: string, text: string])[] {
  const width = Math.max(...growthLoop.map(({ code }) => code.length));
  return growthLoop.flatMap(({ name, code }) =>
    beside[name].map((text, place) => [(place === 0 ? code : "").padEnd(width), text] as const),
  );
}
