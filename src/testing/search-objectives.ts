import { expect, it } from "vitest";
import type { Objective, Objectives } from "../search/objective.ts";
import type { SearchStrategy } from "../search/search-strategy.ts";
import type { Trial } from "../search/trial.ts";
import { ask, describeProposal } from "./ask.ts";
import { otherName, withOpposite, withOtherNames } from "./histories.ts";
import type { Build } from "./kit-case.ts";
import { searchesOf } from "./search-worlds.ts";
import type { Asked } from "./simulate-search.ts";

/** Tests that a strategy reads measurements by the objectives' names and directions, with one and with several. */
export function testObjectives(build: Build<SearchStrategy>): void {
  it("follows the direction of each objective", async () => {
    const strategy = await build();
    for (const asked of searchesOf(strategy)) {
      for (const { measurement, direction } of asked.request.objectives) {
        const objectives = changed(asked, (one) => (one.measurement === measurement ? opposite(one) : one));
        const again = askAbout(strategy, asked, objectives, (trial) => withOpposite(trial, measurement));
        const turned = direction === "minimize" ? "maximised" : "minimised";
        expect(again, OTHERWISE(asked, `${measurement} is ${turned} and all its values are negated`)).toBe(
          describeProposal(asked.proposal),
        );
      }
    }
  });

  it("follows the names of the objectives", async () => {
    const strategy = await build();
    for (const asked of searchesOf(strategy)) {
      const objectives = changed(asked, (one) => ({ ...one, measurement: otherName(one.measurement) }));
      const again = askAbout(strategy, asked, objectives, withOtherNames);
      expect(again, OTHERWISE(asked, "the objectives have other names")).toBe(
        describeProposal(asked.proposal),
      );
    }
  });
}

/** The proposal for an equivalent history with other objectives. */
function askAbout(
  strategy: SearchStrategy,
  { request }: Asked,
  objectives: Objectives,
  change: (trial: Trial) => Trial,
): string {
  return describeProposal(ask(strategy, { ...request, objectives, trials: request.trials.map(change) }));
}

function changed({ request }: Asked, change: (objective: Objective) => Objective): Objectives {
  return request.objectives.map(change) as unknown as Objectives;
}

function opposite(objective: Objective): Objective {
  return { ...objective, direction: objective.direction === "minimize" ? "maximize" : "minimize" };
}

const OTHERWISE = ({ request: { trials } }: Asked, when: string) =>
  `proposal ${trials.length} differs when ${when}; read measurements by \`toMinimise\``;
