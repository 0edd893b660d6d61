import { wrongUsage } from "../errors.ts";

/** Check of flags that exclude each other. @throws EspalierError if more than one is given. */
export function atMostOne(...flags: readonly string[]): (given: object) => true {
  return (given) => {
    const set = flags.filter((flag) => (given as Readonly<Record<string, unknown>>)[flag] === true);
    if (set.length > 1) throw wrongUsage(`--${set.join(" and --")} exclude each other`, []);
    return true;
  };
}
