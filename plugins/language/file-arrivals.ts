import { datelessFile, looseFile, tooFewFiles } from "./errors.ts";

/** Rule for when a file arrives. */
export type ArrivalBy = "folder" | "name" | "date";

/** Files that arrive together. */
export interface FileArrival {
  readonly name: string;
  readonly files: readonly string[];
}

/**
 * Divides files into growth steps.
 * @param files paths from the stream's folder, sorted.
 * @param steps for `name` and `date`.
 * @throws EspalierError for a file without a sub-folder or a date, and if there are fewer files than steps.
 */
export function fileArrivals(files: readonly string[], by: ArrivalBy, steps: number): readonly FileArrival[] {
  switch (by) {
    case "folder":
      return grouped(files, folderOf).map(([name, files]) => ({ name, files }));
    case "name":
      return divided(
        files.map((file) => [file, [file]]),
        steps,
      );
    case "date":
      return divided(grouped(files, dateOf), steps);
  }
}

type Group = readonly [name: string, files: readonly string[]];

/** Files by a key, in order of the key. */
function grouped(files: readonly string[], keyOf: (file: string) => string): readonly Group[] {
  const groups = new Map<string, string[]>();
  for (const file of files) groups.set(keyOf(file), [...(groups.get(keyOf(file)) ?? []), file]);
  return [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** Steps with about equal numbers of groups. */
function divided(groups: readonly Group[], steps: number): readonly FileArrival[] {
  if (groups.length < steps) throw tooFewFiles(groups.length, steps);
  return Array.from({ length: steps }, (_, index) => {
    const bound = (step: number) => Math.round((step * groups.length) / steps);
    const part = groups.slice(bound(index), bound(index + 1));
    const [first, last] = [part[0]![0], part.at(-1)![0]];
    return {
      name: first === last ? first : `${first} to ${last}`,
      files: part.flatMap(([, files]) => files),
    };
  });
}

function folderOf(file: string): string {
  const [folder, ...rest] = file.split("/");
  if (folder === undefined || rest.length === 0) throw looseFile(file);
  return folder;
}

/** A year or a day in a file's name, with no digit beside it. */
function dateOf(file: string): string {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const found = /(?<!\d)\d{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?(?!\d)/.exec(name);
  if (found === null) throw datelessFile(file);
  return found[0];
}
