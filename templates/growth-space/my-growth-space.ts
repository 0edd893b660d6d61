import { type ArchitectureValue, definePlugin, GrowthSpace, strategy, type ValueList } from "espalier";
import { Type } from "typebox";

export const myGrowthSpace = strategy(GrowthSpace, {
  type: "my-growth-space",
  summary: "Each dimension stays as it is, or grows to at most a multiple of its value.",
  options: Type.Object(
    {
      factor: Type.Number({
        exclusiveMinimum: 1,
        default: 2,
        description: "Largest multiple of its value that a dimension may grow to in one step.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ factor }) => ({
    at({ current, space, dimensions }) {
      const values = new Map<string, ValueList>(
        Object.entries(current.values).map(([name, value]) => [name, [value]]),
      );
      for (const { dimension, values: reached } of dimensions.flatMap((one) => one.reach(current, space))) {
        // Of 0 shared blocks, say, there is no multiple: 1 block is the next size.
        const limit = factor * Math.max(1, current.number(dimension));
        values.set(
          dimension,
          reached.filter((value: ArchitectureValue) => Number(value) <= limit),
        );
      }
      return space.restrict(values);
    },
  }),
});

export default definePlugin({ name: "my-growth-space", strategies: [myGrowthSpace] });
