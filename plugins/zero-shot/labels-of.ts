import type { PairStream } from "espalier/image-text";
import { unknownLabel } from "./errors.ts";
import { labelOf } from "./label-of.ts";

/**
 * The classes of all test pairs of a stream.
 * @throws EspalierError that lists the stream's labels, if no test pair has this one.
 */
export async function labelsOf(stream: PairStream, label: string): Promise<readonly string[]> {
  const classes = new Set<string>();
  const others = new Set<string>();
  for (let step = 1; step <= stream.steps; step++)
    for (const pair of await stream.examples(step, "test")) {
      const own = labelOf(pair, label);
      if (own !== undefined) classes.add(own);
      for (const other of labelNames(pair.tags)) others.add(other);
    }
  if (classes.size === 0) throw unknownLabel(label, [...others]);
  return [...classes];
}

/** Labels of tags such as `category:animals`. Captions may be tags, too. */
function labelNames(tags: readonly string[]): readonly string[] {
  return tags.flatMap((tag) => /^([^\s:]+):\S/.exec(tag)?.[1] ?? []);
}
