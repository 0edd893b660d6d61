import type { CataloguedSet } from "./catalogue.ts";

/** An icon by its set and its place in it. */
export interface IconPlace {
  readonly set: CataloguedSet;
  readonly place: number;
}

/** An icon in words. */
export interface Icon {
  /** Its name in the set. */
  readonly name: string;
  readonly thing: string;
  readonly style: string;
  readonly aliases: readonly string[];
  readonly categories: readonly string[];
  /** Kind of the set, such as `Logos`. */
  readonly kind: string;
}

export function iconAt({ set, place }: IconPlace): Icon {
  return {
    name: set.names[place] as string,
    thing: set.things[place] as string,
    style: set.styles[place] as string,
    aliases: set.aliases[place] as readonly string[],
    categories: set.categories[place] as readonly string[],
    kind: set.kind,
  };
}
