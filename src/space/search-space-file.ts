import { Type, type Static } from "typebox";

const closed = { additionalProperties: false };

const integer = Type.Object(
  {
    type: Type.Literal("integer"),
    low: Type.Integer({ description: "The smallest value." }),
    high: Type.Integer({ description: "The largest value." }),
    step: Type.Integer({ default: 1, description: "The distance between two values." }),
  },
  { ...closed, description: "Integers at equal distances." },
);

const categorical = Type.Object(
  {
    type: Type.Literal("categorical"),
    values: Type.Array(Type.Unsafe<number | string | boolean>({ type: ["number", "string", "boolean"] }), {
      minItems: 1,
      description: "The values, in order of size where they have one.",
    }),
  },
  { ...closed, description: "One of some values." },
);

const bounds = {
  minimum: Type.Optional(Type.Number({ description: "The smallest value that is accepted." })),
  maximum: Type.Optional(Type.Number({ description: "The largest value that is accepted." })),
};

const cost = Type.Object(
  {
    cost: Type.Unsafe<"parameters" | "flops">({
      type: "string",
      enum: ["parameters", "flops"],
      description: "Trainable numbers, or floating point operations of one pair's forward pass.",
    }),
    ...bounds,
  },
  { ...closed, description: "A bound on what an architecture costs." },
);

const linear = Type.Object(
  {
    linear: Type.Unsafe<Readonly<Record<string, number>>>({
      type: "object",
      minProperties: 1,
      additionalProperties: { type: "number" },
      description: "A factor for each dimension of a sum.",
    }),
    ...bounds,
  },
  { ...closed, description: "A bound on a weighted sum of dimensions." },
);

export const dimensionSchemas = { integer, categorical };
export const constraintSchemas = { cost, linear };

/** What a file of `search-spaces/` holds. */
export interface SearchSpaceFile {
  readonly $schema?: string;
  readonly name?: string;
  readonly description?: string;
  readonly dimensions: Readonly<Record<string, Static<typeof integer> | Static<typeof categorical>>>;
  readonly constraints?: readonly (Static<typeof cost> | Static<typeof linear>)[];
}
