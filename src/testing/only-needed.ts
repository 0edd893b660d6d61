/**
 * An object with only the entries of some names.
 * @throws Error with a remedy when another entry is read.
 */
export function onlyNeeded<Value>(
  what: string,
  entries: Readonly<Record<string, Value>>,
  names: readonly string[],
): Readonly<Record<string, Value>> {
  const known = Object.fromEntries(
    names.filter((name) => name in entries).map((name) => [name, entries[name]!]),
  );
  return new Proxy(known, {
    get(target, name) {
      if (typeof name === "string" && !(name in target) && name in entries)
        throw new Error(`it reads the ${what} "${name}", which is missing in \`needs\``);
      return Reflect.get(target, name) as Value;
    },
  });
}
