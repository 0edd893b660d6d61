import { Type } from "typebox";

/** Parts of the model that grow, as an option. @param byDefault description of the default. */
export function parts(byDefault: string) {
  return Type.Optional(
    Type.Array(Type.String(), {
      minItems: 1,
      uniqueItems: true,
      description: `Parts of the model to grow, each independently. By default ${byDefault}.`,
    }),
  );
}
