import { expect, it } from "vitest";
import type { Objective, Objectives } from "../search/objective.ts";
import type { SearchStrategy } from "../search/search-strategy.ts";
import type { Trial } from "../search/trial.ts";
import { ask, describeProposal } from "./ask.ts";
import { otherName, withOpposite, withOtherNames } from "./histories.ts";
import type { Build } from "./kit-case.ts";
import { searchesOf } from "./search-worlds.ts";
import type { Asked } from "./simulate-search.ts";

/** Tests that a strategy reads figures as the objectives say, with one and with several of them. */
export function testObjectives(build: Build<SearchStrategy>): void {
  it("goes by the direction of each objective", async () => {
    const strategy = await build();
    for (const asked of searchesOf(strategy)) {
      for (const { measurement, direction } of asked.request.objectives) {
        const objectives = changed(asked, (one) => (one.measurement === measurement ? opposite(one) : one));
        const again = askAbout(strategy, asked, objectives, (trial) => withOpposite(trial, measurement));
        const turned = direction === "minimize" ? "maximised" : "minimised";
        expect(
          again,
          OTHERWISE(asked, `${measurement} is ${turned} and all its figures have the opposite sign`),
        ).toBe(describeProposal(asked.proposal));
      }
    }
  });

  it("goes by the names of the objectives", async () => {
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

/** What is proposed for the same history, with figures and objectives written differently. */
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
  `proposal ${trials.length} is another one when ${when}; read figures by \`toMinimise\``;
