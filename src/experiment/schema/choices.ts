import { Type, type TSchema, type TUnsafe } from "typebox";
import { NESTED_KEYWORD } from "../../json/strategy-keyword.ts";
import type { StrategyConfiguration } from "../../plugin/configuration.ts";
import { type ListPointer, listSlot, type SlotKey, slotsIn } from "../../plugin/slots.ts";

/** One strategy. */
type Choice = TUnsafe<StrategyConfiguration>;

/** A choice of a strategy for each slot of an object. @param parent the object's pointer. */
export function choicesIn<Parent extends string>(parent: Parent): Record<SlotKey<Parent>, Choice> {
  const choices = slotsIn(parent).map(({ key, port, description, default: byDefault }) => {
    const schema = { [NESTED_KEYWORD]: port.name, description };
    return [key, Type.Unsafe(byDefault === undefined ? schema : { ...schema, default: byDefault })];
  });
  return Object.fromEntries(choices) as Record<SlotKey<Parent>, Choice>;
}

/** A list of strategies, empty by default. @param list the list's pointer. */
export function choiceList(list: ListPointer): TUnsafe<readonly StrategyConfiguration[]> {
  const { port, description } = listSlot(list);
  const items = { [NESTED_KEYWORD]: port.name };
  return Type.Unsafe({ type: "array", items, uniqueItems: true, default: [], description });
}

/** One of some strings. */
export function literals<const Names extends readonly string[]>(
  names: Names,
  options: Record<string, unknown>,
) {
  return Type.Unsafe<Names[number]>({ ...options, type: "string", enum: [...names] } as TSchema);
}
