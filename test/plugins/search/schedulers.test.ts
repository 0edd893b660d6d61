import type { Strategy } from "espalier";
import { Random, TrialScheduler } from "espalier";
import { describeTrialScheduler } from "espalier/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { asha } from "../../../plugins/search/asha.ts";
import { full } from "../../../plugins/search/full.ts";
import { hyperband } from "../../../plugins/search/hyperband.ts";
import { median } from "../../../plugins/search/median.ts";
import { successiveHalving } from "../../../plugins/search/successive-halving.ts";
import thirdParty from "../../cases/workers/parts.ts";
import { build } from "../build.ts";
import { finishers, schedule } from "./schedule.ts";

describeTrialScheduler(full);

const halving = [{}, { options: { factor: 2, smallest: 0.05 } }, { options: { smallest: 1 } }];
describeTrialScheduler(successiveHalving, halving);
describeTrialScheduler(asha, halving);
describeTrialScheduler(hyperband, halving);
describeTrialScheduler(median, [{}, { options: { rungs: 7, others: 1 } }]);

it.each([successiveHalving, asha, hyperband, median])(
  "$definition.type trains at least one trial fully, unless some fail",
  async (definition) => {
    const scheduler = await build(definition);
    const [seeds, counts, workers] = [
      fc.nat(),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 6 }),
    ];
    fc.assert(
      fc.property(seeds, counts, counts, workers, (seed, count, candidates, workers) => {
        const truth = (number: number, budget: number) => ({
          loss: new Random(seed).fork(number, String(budget)).uniform(),
        });
        const { trials } = schedule({ scheduler, count, candidates, workers, truth });
        expect(trials).toHaveLength(Math.min(count, candidates));
        expect(finishers(trials).length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  },
);

const rungs = thirdParty.strategies.find(({ port }) => port === TrialScheduler);
describeTrialScheduler(rungs as Strategy<TrialScheduler>);
