import { Type, type Static } from "typebox";
import type { Condition, Requirement } from "./condition.ts";

const closed = { additionalProperties: false };

const value = Type.Unsafe<number | string | boolean>({ type: ["number", "string", "boolean"] });

// One schema of two types, since the errors of a union would tell less.
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
  description: 'The values that another dimension may have, or "minimum" and "maximum" of them.',
});

const conditional = {
  when: Type.Optional(
    Type.Unsafe<Condition>({
      type: "object",
      minProperties: 1,
      additionalProperties: requirement,
      description:
        "Other dimensions, and what each of them has to be for this one to mean something. Otherwise it has its first value.",
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
      description: "The distance between two values. It divides high - low.",
    }),
    ...conditional,
  },
  { ...closed, description: "Integers at equal distances." },
);

const categorical = Type.Object(
  {
    type: Type.Literal("categorical"),
    values: Type.Array(value, {
      minItems: 1,
      description: "The values, in order of size where they have one.",
    }),
    ...conditional,
  },
  { ...closed, description: "One of some values." },
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
        description: "Bounds trainable numbers, or floating point operations of one example's forward pass.",
      }),
    ),
    linear: Type.Optional(
      Type.Unsafe<Readonly<Record<string, number>>>({
        type: "object",
        minProperties: 1,
        additionalProperties: { type: "number" },
        description: "Bounds a sum of dimensions, each times its factor.",
      }),
    ),
    minimum: Type.Optional(Type.Number({ description: "The smallest value that is accepted." })),
    maximum: Type.Optional(Type.Number({ description: "The largest value that is accepted." })),
  },
  { ...closed, description: "A bound on a cost or on a weighted sum of dimensions." },
);

/** What a file of `search-spaces/` holds. */
export const searchSpaceSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: "For the editor." })),
    name: Type.Optional(Type.String({ description: "For messages; default: the file's name." })),
    description: Type.Optional(Type.String({ description: "What the space is for." })),
    dimensions: Type.Unsafe<Readonly<Record<string, Static<typeof dimension>>>>({
      type: "object",
      minProperties: 1,
      additionalProperties: dimension,
      description: "The values of each dimension of the architecture.",
    }),
    constraints: Type.Array(constraint, {
      default: [],
      description: "What every architecture of the space fulfils.",
    }),
  },
  { ...closed, title: "search space" },
);

export type SearchSpaceFile = Static<typeof searchSpaceSchema>;
export type ConstraintDescription = Static<typeof constraint>;
