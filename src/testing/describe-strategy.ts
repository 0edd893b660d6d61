import { describe, expect, it } from "vitest";
import type { Port, Strategy } from "../plugin/strategy.ts";
import { documentationProblems } from "./documentation-problems.ts";
import { ensure } from "./ensure.ts";
import { type Build, builderOf, type KitCase, nameOf } from "./kit-case.ts";

/** Milliseconds that a test may take: many times what it needs, for machines that are busy. */
const TIMEOUT = 300_000;

/** What all kits share: the documentation of the strategy, then the tests of a port for each case. */
export function describeStrategy<Service, Case extends KitCase>(
  port: Port<Service>,
  strategy: Strategy<Service>,
  cases: readonly Case[],
  testCase: (build: Build<Service>, kitCase: Case) => void,
): void {
  describe(`${port.name} "${strategy.definition.type}"`, { timeout: TIMEOUT }, () => {
    it("documents itself and its options", () => {
      expect(strategy.port, `the kit of another port was asked to test a ${strategy.port.name}`).toBe(port);
      const problems = documentationProblems(strategy);
      ensure(problems.length === 0, `what users would miss: ${problems.join("; ")}`);
    });
    for (const kitCase of cases) {
      describe(`${nameOf(kitCase)}`, () => {
        testCase(builderOf(strategy, kitCase), kitCase);
      });
    }
  });
}
