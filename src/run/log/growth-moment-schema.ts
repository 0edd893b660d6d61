import Type from "typebox";

const closed = { additionalProperties: false };

/** Entries of a gradient, with their Euclidean norm. */
const Entries = Type.Object(
  { entries: Type.Integer({ minimum: 0 }), norm: Type.Number({ minimum: 0 }) },
  closed,
);

/** Loss in nats and gradient of parent and child on the first batch that the child trains on, by live weights. */
export const GrowthMomentSchema = Type.Object(
  {
    lossBefore: Type.Number(),
    lossAfter: Type.Number(),
    gradientBefore: Entries,
    /** Gradient of the child's entries that depend on the parent, and of the others. */
    inheritedGradient: Entries,
    newGradient: Entries,
  },
  closed,
);
