import { describe, expect, it } from "vitest";
import type { Port, Strategy } from "../plugin/strategy.ts";
import { documentationProblems } from "./documentation-problems.ts";
import { ensure } from "./ensure.ts";
import { type Build, builderOf, type KitCase, nameOf } from "./kit-case.ts";

/** Timeout of a test in milliseconds, generous for busy machines. */
const TIMEOUT = 300_000;

/** Shared by all kits: tests the strategy's documentation, then runs a port's tests for each case. */
export function describeStrategy<Service, Case extends KitCase>(
  port: Port<Service>,
  strategy: Strategy<Service>,
  cases: readonly Case[],
  testCase: (build: Build<Service>, kitCase: Case) => void,
): void {
  describe(`${port.name} "${strategy.definition.type}"`, { timeout: TIMEOUT }, () => {
    it("documents itself and its options", () => {
      expect(strategy.port, `this kit is not for the port ${strategy.port.name}`).toBe(port);
      const problems = documentationProblems(strategy);
      ensure(problems.length === 0, `missing documentation: ${problems.join("; ")}`);
    });
    for (const kitCase of cases) {
      describe(`${nameOf(kitCase)}`, () => {
        testCase(builderOf(strategy, kitCase), kitCase);
      });
    }
  });
}
