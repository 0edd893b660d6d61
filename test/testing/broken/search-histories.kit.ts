import { type ProposalRequest, SearchStrategy, strategy } from "espalier";
import { describeSearchStrategy } from "espalier/testing";
import { Type } from "typebox";
import { eachSeed } from "./each-seed.ts";

/** Draws, but for histories of one kind. */
function failing(type: string, fails: (request: ProposalRequest) => boolean) {
  return strategy(SearchStrategy, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: () => ({
      propose(request) {
        if (fails(request)) throw new RangeError("nothing to choose from");
        return { architecture: request.space.sample(request.random) };
      },
    }),
  });
}
const measuredIn = ({ trials }: ProposalRequest) =>
  trials.filter(
    ({ status, measurements }) => status === "completed" && Number.isFinite(measurements["loss"]),
  );
const failsOnTies = failing("fails-on-ties", (request) => {
  const losses = measuredIn(request).map(({ measurements }) => measurements["loss"]);
  return losses.length > 8 && new Set(losses).size === 1;
});
const failsOnFailures = failing(
  "fails-on-failures",
  ({ trials }) => trials.length > 2 && trials.every(({ status }) => status === "failed"),
);
const failsOnRunning = failing(
  "fails-on-running",
  ({ trials }) => trials.length > 1 && trials.every(({ status }) => status === "running"),
);
const failsOnRungs = failing("fails-on-rungs", ({ trials }) =>
  trials.some(({ rungs }) => (rungs?.length ?? 0) > 1),
);
const failsOnViolations = failing(
  "fails-on-violations",
  ({ trials }) => trials.length > 4 && trials.every(({ violation }) => violation === Infinity),
);
const failsOnDoubles = failing(
  "fails-on-doubles",
  ({ trials }) => trials.length > 3 && new Set(trials.map(({ architecture: { hash } }) => hash)).size === 1,
);
const failsOnPoint = failing(
  "fails-on-point",
  ({ space, trials }) => space.gridSize === 1 && trials.length > 5,
);
const failsOnForeignNotes = failing("fails-on-foreign-notes", ({ trials }) =>
  trials.some(({ notes }) => notes["origin"] === "stay"),
);

eachSeed(() => {
  for (const one of [
    failsOnTies,
    failsOnFailures,
    failsOnRunning,
    failsOnRungs,
    failsOnViolations,
    failsOnDoubles,
    failsOnPoint,
    failsOnForeignNotes,
  ])
    describeSearchStrategy(one, [{ repeats: true }]);
});
