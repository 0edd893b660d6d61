import fc from "fast-check";
import { expect, test } from "vitest";
import { Groups } from "../../../plugins/icons/groups.ts";

test("icons are of one group if and only if a chain of equal things and equal drawings connects them", () => {
  const icon = fc.record({ thing: fc.nat(12), drawing: fc.nat(12) });
  fc.assert(
    fc.property(fc.array(icon, { maxLength: 25 }), (icons) => {
      const groups = new Groups();
      const numbers = icons.map(({ thing, drawing }) => groups.add(`thing ${thing}`, `<path ${drawing}/>`));
      const roots = numbers.map((number) => groups.rootOf(number));
      const reached = icons.map((_, start) => connected(icons, start));
      roots.forEach((root, one) =>
        roots.forEach((other, place) => expect(root === other).toBe(reached[one]!.has(place))),
      );
    }),
  );
});

/** Places of all icons that a chain connects with one. */
function connected(icons: readonly { thing: number; drawing: number }[], start: number): ReadonlySet<number> {
  const reached = new Set([start]);
  for (const one of reached)
    icons.forEach(({ thing, drawing }, place) => {
      if (thing === icons[one]!.thing || drawing === icons[one]!.drawing) reached.add(place);
    });
  return reached;
}

test("a group is named by the first of its things", () => {
  const groups = new Groups();
  const [first, second] = [groups.add("a", "<path 1/>"), groups.add("b", "<path 2/>")];
  groups.add("b", "<path 1/>");
  expect(groups.keyOf(groups.rootOf(second))).toBe("a");
  expect(groups.rootOf(first)).toBe(groups.rootOf(second));
});
