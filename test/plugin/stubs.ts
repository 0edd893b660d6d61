import { definePlugin, nested, type Plugin, SearchStrategy, strategy } from "espalier";
import { Type } from "typebox";

const closed = { additionalProperties: false };

/** Proposes the smallest architecture, always. */
export const still = strategy(SearchStrategy, {
  type: "still",
  summary: "Proposes the smallest architecture.",
  options: Type.Object({}, closed),
  inject: [],
  create: () => ({ propose: ({ space }) => ({ architecture: space.smallest() }) }),
});

/** Remembers what it was built with. */
export const wrapped = strategy(SearchStrategy, {
  type: "wrapped",
  summary: "Asks another strategy.",
  options: Type.Object(
    { inner: nested(SearchStrategy), tries: Type.Integer({ default: 100, minimum: 1 }) },
    closed,
  ),
  inject: [],
  create: ({ inner, tries }) => {
    const built = { inner, tries, propose: inner.propose };
    return built;
  },
});

export const searchStub: Plugin = definePlugin({ name: "search-stub", strategies: [still, wrapped] });
