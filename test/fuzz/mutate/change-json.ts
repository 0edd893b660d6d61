import fc, { type Arbitrary } from "fast-check";
import { copyOf, type JsonTree } from "./json-tree.ts";
import { oddName, oddTree } from "./odd-values.ts";

/** One change of a JSON text, at a place that is taken modulo the number of its values. */
type Change = { readonly place: number } & (
  | { readonly what: "delete" | "double" | "wrap" }
  | { readonly what: "replace"; readonly by: JsonTree }
  | { readonly what: "rename"; readonly to: string }
  | { readonly what: "add"; readonly to: string; readonly by: JsonTree }
  | { readonly what: "copy"; readonly from: number }
);

/** A value in a tree: an item of a list, or a member of an object. */
type Slot =
  | { readonly items: JsonTree[]; readonly index: number }
  | { readonly members: [key: string, value: JsonTree][]; readonly index: number };

const place = fc.nat();
const change: Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant("replace" as const), place, by: oddTree }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("delete" as const), place }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("copy" as const), place, from: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("rename" as const), place, to: oddName }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant("add" as const), place, to: oddName, by: oddTree }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom("double" as const, "wrap" as const), place }) },
);

/** A valid text, or one with a few changes. */
export function changedJson(tree: JsonTree, maxLength = 5): Arbitrary<JsonTree> {
  return fc.array(change, { maxLength }).map((changes) => changes.reduce(apply, copyOf(tree)));
}

function apply(tree: JsonTree, made: Change): JsonTree {
  const root = { items: [tree] };
  const slots = slotsOf(root);
  const slot = slots[made.place % slots.length];
  if (slot !== undefined) applyAt(slot, made, slots);
  return root.items[0] ?? { text: "" };
}

function applyAt(slot: Slot, made: Change, slots: readonly Slot[]): void {
  switch (made.what) {
    case "delete":
      return remove(slot);
    case "double":
      return double(slot);
    case "wrap":
      return put(slot, { items: [valueIn(slot)] });
    case "replace":
      return put(slot, made.by);
    case "rename":
      if ("members" in slot) slot.members[slot.index] = [made.to, valueIn(slot)];
      return undefined;
    case "add":
      return add(valueIn(slot), made.to, made.by);
    case "copy":
      return put(slot, copyOf(valueIn(slots[made.from % slots.length]!)));
  }
}

function slotsOf(tree: JsonTree): Slot[] {
  if ("text" in tree) return [];
  if ("items" in tree) {
    const { items } = tree;
    return items.flatMap((item, index) => [{ items, index }, ...slotsOf(item)]);
  }
  const { members } = tree;
  return members.flatMap(([, value], index) => [{ members, index }, ...slotsOf(value)]);
}

function valueIn(slot: Slot): JsonTree {
  return "items" in slot ? slot.items[slot.index]! : slot.members[slot.index]![1];
}

function put(slot: Slot, value: JsonTree): void {
  if ("items" in slot) slot.items[slot.index] = value;
  else slot.members[slot.index]![1] = value;
}

function remove(slot: Slot): void {
  if ("items" in slot) slot.items.splice(slot.index, 1);
  else slot.members.splice(slot.index, 1);
}

function double(slot: Slot): void {
  const value = copyOf(valueIn(slot));
  if ("items" in slot) slot.items.splice(slot.index, 0, value);
  else slot.members.splice(slot.index, 0, [slot.members[slot.index]![0], value]);
}

function add(tree: JsonTree, name: string, value: JsonTree): void {
  if ("items" in tree) tree.items.push(value);
  if ("members" in tree) tree.members.push([name, value]);
}
