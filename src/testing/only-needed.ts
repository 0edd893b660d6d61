/**
 * An object that has the entries of some names alone.
 * @throws Error, when another entry is read, that says what to declare.
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
        throw new Error(`it reads the ${what} "${name}", which \`needs\` does not name`);
      return Reflect.get(target, name) as Value;
    },
  });
}
