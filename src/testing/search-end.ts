import fc from "fast-check";
import { expect, it } from "vitest";
import { EspalierError } from "../espalier-error.ts";
import type { Proposal, SearchStrategy } from "../search/search-strategy.ts";
import { ask, describeProposal } from "./ask.ts";
import { ensure } from "./ensure.ts";
import { holdsFor } from "./holds-for.ts";
import type { Build } from "./kit-case.ts";
import type { SearchStrategyCase } from "./search-strategy-case.ts";
import { conditionalSpace } from "./search-worlds.ts";
import { type Asked, requestOf, type SimulatedSearch, simulateSearch } from "./simulate-search.ts";
import { mixedSpace, smallSpace, spaceOf } from "./spaces.ts";

/** Tests a strategy's first proposals and its end. */
export function testEnd(
  build: Build<SearchStrategy>,
  { repeats = false, exhaustive = false }: SearchStrategyCase,
): void {
  it("proposes nothing from an empty space, or throws an EspalierError", async () => {
    const space = spaceOf({ dimensions: mixedSpace.dimensions, refuses: { modulus: 1, remainder: 0 } });
    const strategy = await build();
    let proposal: Proposal;
    try {
      proposal = strategy.propose(requestOf({ space }, []));
    } catch (error) {
      expect(error, "an empty space must be reported as an EspalierError").toBeInstanceOf(EspalierError);
    }
    ensure(proposal === undefined, `a proposal from an empty space: ${describeProposal(proposal)}`);
  });

  it("proposes a candidate in a space without trials", async () => {
    for (const recipe of [mixedSpace, conditionalSpace]) {
      const proposal = ask(await build(), requestOf({ space: spaceOf(recipe) }, []));
      ensure(proposal !== undefined, "no proposal for an empty history: such a search ends before it begins");
    }
  });

  if (repeats) return;

  const searchAll = async (search: Omit<SimulatedSearch, "strategy" | "trials">) => {
    const size = search.space.count()!;
    const asked = simulateSearch({ ...search, strategy: await build(), trials: size + 1 });
    for (const one of asked) ensureNew(one);
    const proposed = asked.filter(({ proposal }) => proposal !== undefined).length + (search.stays ? 1 : 0);
    if (exhaustive) expect(proposed, `architectures proposed, of ${size} in the space`).toBe(size);
  };

  it("repeats no proposal, and ends when the space is exhausted", async () => {
    await holdsFor([smallSpace, fc.nat(), fc.boolean(), fc.integer({ min: 1, max: 3 })], async (...world) => {
      const [recipe, seed, stays, workers] = world;
      await searchAll({ space: spaceOf(recipe), seed, stays, workers });
    });
  });

  it("exhausts a larger space and one with conditions, with one worker and with several", async () => {
    for (const recipe of [mixedSpace, conditionalSpace]) {
      await searchAll({ space: spaceOf(recipe), stays: true });
      await searchAll({ space: spaceOf(recipe), workers: 3 });
    }
  });
}

function ensureNew({ request: { trials }, proposal }: Asked): void {
  if (proposal === undefined) return;
  const { architecture } = proposal;
  const earlier = trials.find((trial) => trial.architecture.equals(architecture));
  const message =
    `proposal ${trials.length} is ${architecture}, as trial ${earlier?.number} (${earlier?.status}) was; ` +
    "if that is intended, set `repeats: true` in the case";
  ensure(earlier === undefined, message);
}
