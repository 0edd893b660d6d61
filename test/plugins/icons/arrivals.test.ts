import fc from "fast-check";
import { expect, test } from "vitest";
import { arrivalsOf } from "../../../plugins/icons/arrivals.ts";
import type { CataloguedSet } from "../../../plugins/icons/catalogue.ts";

const set = (prefix: string, size: number, changed: string, kind = "Logos"): CataloguedSet => ({
  prefix,
  kind,
  changed,
  author: prefix,
  licence: "MIT",
  isColoured: false,
  isHeldOut: false,
  names: Array.from({ length: size }, (_, place) => `icon-${place}`),
  things: [],
  styles: [],
  categories: [],
  aliases: [],
  groups: [],
  positions: [],
  groupPositions: [],
});

test("sets arrive by date in steps of about doubling size", () => {
  const sets = [
    set("d", 38, "2026-01-01"),
    set("a", 10, "2023-01-01"),
    set("c", 20, "2024-05-01"),
    set("b", 10, "2023-06-01"),
    set("e", 60, "2026-08-01"),
  ];
  const arrivals = arrivalsOf(sets, "date", 3);
  expect(arrivals.map(({ name, sets }) => [name, ...sets.map(({ prefix }) => prefix)])).toEqual([
    ["2023-01 to 2023-06", "a", "b"],
    ["2024-05 to 2026-01", "c", "d"],
    ["2026-08", "e"],
  ]);
});

test("sets arrive by kind, interfaces last", () => {
  const sets = [set("ui", 10, "2023-01-01", "UI 24px"), set("old", 10, "2026-01-01", "Other")];
  const pictograms = set("pictograms", 10, "2026-01-01", "Thematic");
  const arrivals = arrivalsOf([...sets, pictograms], "kind", 1);
  expect(arrivals.map(({ name, sets }) => [name, ...sets.map(({ prefix }) => prefix)])).toEqual([
    ["Thematic to UI 24px", "pictograms", "old", "ui"],
  ]);
});

test("every set arrives once, in order", () => {
  const date = fc.integer({ min: 2023, max: 2026 }).map((year) => `${year}-01-01`);
  const some = fc.array(fc.record({ size: fc.integer({ min: 1, max: 50 }), date }), { minLength: 1 });
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 8 }), (described, steps) => {
      const sets = described.map(({ size, date }, place) => set(`set ${place}`, size, date));
      const arrivals = arrivalsOf(sets, "date", steps);
      const arrived = arrivals.flatMap(({ sets }) => sets);
      expect(arrivals).toHaveLength(steps);
      expect(arrived.map(({ prefix }) => prefix).toSorted()).toEqual(
        sets.map(({ prefix }) => prefix).toSorted(),
      );
      expect(arrived.map(({ changed }) => changed)).toEqual(sets.map(({ changed }) => changed).toSorted());
    }),
  );
});
