import { type ReplayPolicy, SearchStrategy, strategy, Trainer } from "espalier";
import { Type } from "typebox";
import { expect, test } from "vitest";

const options = Type.Object({ tries: Type.Integer({ default: 3 }) }, { additionalProperties: false });
const words = { type: "typed", summary: "Typed." };

test("a strategy that returns something else does not compile", () => {
  const wrong = strategy(SearchStrategy, {
    ...words,
    options,
    inject: [],
    // @ts-expect-error shares() is no propose()
    create: () => ({ shares: () => [1] }),
  });
  expect(wrong.port).toBe(SearchStrategy);
});

test("services of other types than the injected ones do not compile", () => {
  const wrong = strategy(SearchStrategy, {
    ...words,
    options,
    inject: [Trainer],
    // @ts-expect-error the first service is the trainer
    create: (_options, policy: ReplayPolicy) => ({ propose: () => (policy ? undefined : undefined) }),
  });
  expect(wrong.port).toBe(SearchStrategy);
});

test("options of other types than the schema's do not compile", () => {
  const wrong = strategy(SearchStrategy, {
    ...words,
    options,
    inject: [],
    // @ts-expect-error tries is a number
    create: ({ tries }) => ({ propose: () => (tries.startsWith("3") ? undefined : undefined) }),
  });
  expect(wrong.port).toBe(SearchStrategy);
});
