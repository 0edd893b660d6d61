import { emptyStep } from "./errors.ts";
import { type Division, type PictureArrivals, pictureArrivals } from "./picture-arrivals.ts";
import type { StoredRows } from "./stored-rows.ts";

/** Order in which labelled pictures arrive: class by class, or a random share of all classes at each step. */
export type LabelOrder = "classes" | "random";

/**
 * Divides rows whose arrival is their label. A search-validation picture is not used if no training picture of its
 * class has arrived.
 * @param source name of the set in messages.
 * @throws EspalierError as `pictureArrivals`.
 */
export function labelledArrivals(
  { columns, summary }: Pick<StoredRows, "columns" | "summary">,
  { order, ...division }: Division & { readonly order: LabelOrder },
  source: string,
): PictureArrivals {
  const arrivals = order === "classes" ? summary.arrivals : [];
  const { stepNames, steps } = pictureArrivals(
    { columns, summary: { ...summary, arrivals } },
    division,
    source,
  );
  const known = new Set<number>();
  return {
    stepNames,
    steps: steps.map((arrival, step) => {
      for (const row of arrival.train) known.add(columns.arrivals[row]!);
      const validation = arrival["search-validation"].filter((row) => known.has(columns.arrivals[row]!));
      if (step === 0 && validation.length === 0) throw emptyStep(source, stepNames[0]!, "search-validation");
      return { ...arrival, "search-validation": validation };
    }),
  };
}
