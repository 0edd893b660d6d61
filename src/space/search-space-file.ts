import { Type, type Static } from "typebox";
import type { Condition, Requirement } from "./condition.ts";

const closed = { additionalProperties: false };

const value = Type.Unsafe<number | string | boolean>({ type: ["number", "string", "boolean"] });

// One schema of two types, since the errors of a union are less specific.
const requirement = Type.Unsafe<Requirement>({
  type: ["array", "object"],
  items: value,
  minItems: 1,
  properties: {
    minimum: Type.Number({ description: "The smallest value of the other dimension." }),
    maximum: Type.Number({ description: "The largest value of the other dimension." }),
  },
  minProperties: 1,
  additionalProperties: false,
  description: 'Required values of another dimension: a list, or "minimum" and "maximum".',
});

const conditional = {
  when: Type.Optional(
    Type.Unsafe<Condition>({
      type: "object",
      minProperties: 1,
      additionalProperties: requirement,
      description:
        "Requirements on other dimensions. If one does not hold, this dimension is inactive and has its first value.",
    }),
  ),
};

const integer = Type.Object(
  {
    type: Type.Literal("integer"),
    low: Type.Integer({ description: "The smallest value." }),
    high: Type.Integer({ description: "The largest value." }),
    step: Type.Integer({
      minimum: 1,
      default: 1,
      description: "Distance between two values. Must divide high - low.",
    }),
    ...conditional,
  },
  { ...closed, description: "Integers from low to high in equal steps." },
);

const categorical = Type.Object(
  {
    type: Type.Literal("categorical"),
    values: Type.Array(value, {
      minItems: 1,
      description: "The values, numbers in ascending order.",
    }),
    ...conditional,
  },
  { ...closed, description: "A choice from a list of values." },
);

const dimension = Type.Unsafe<Static<typeof integer> | Static<typeof categorical>>({
  title: "dimension",
  type: "object",
  discriminator: { propertyName: "type" },
  oneOf: [integer, categorical],
});

const constraint = Type.Object(
  {
    cost: Type.Optional(
      Type.Unsafe<"parameters" | "flops">({
        type: "string",
        enum: ["parameters", "flops"],
        description:
          "The bounded cost: trainable parameters, or floating point operations of one example's forward pass.",
      }),
    ),
    linear: Type.Optional(
      Type.Unsafe<Readonly<Record<string, number>>>({
        type: "object",
        minProperties: 1,
        additionalProperties: { type: "number" },
        description: "Factors of the dimensions in the bounded sum.",
      }),
    ),
    minimum: Type.Optional(Type.Number({ description: "The smallest value that is accepted." })),
    maximum: Type.Optional(Type.Number({ description: "The largest value that is accepted." })),
  },
  { ...closed, description: "A bound on a cost or on a weighted sum of dimensions." },
);

/** Schema of a file in `search-spaces/`. */
export const searchSpaceSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: "For the editor." })),
    name: Type.Optional(Type.String({ description: "Name in messages. Default: the file's name." })),
    description: Type.Optional(Type.String({ description: "Purpose of the space, for readers." })),
    dimensions: Type.Unsafe<Readonly<Record<string, Static<typeof dimension>>>>({
      type: "object",
      minProperties: 1,
      additionalProperties: dimension,
      description: "The values of each dimension of the architecture.",
    }),
    constraints: Type.Array(constraint, {
      default: [],
      description: "Constraints that every architecture of the space must fulfil.",
    }),
  },
  { ...closed, title: "search space" },
);

export type SearchSpaceFile = Static<typeof searchSpaceSchema>;
export type ConstraintDescription = Static<typeof constraint>;
