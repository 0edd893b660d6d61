/** Sets for tests alone. All sets of their designers are held out with them. */
const SETS = [
  ...["circle-flags", "flag", "flagpack", "cif"],
  ...["wi", "meteocons"],
  "openmoji",
  ...["vscode-icons", "catppuccin"],
  ...["maki", "temaki"],
  ...["healthicons", "medical-icon"],
  ...["lucide", "mynaui"],
  "cib",
];

/** Predecessors of held-out sets by other designers, with many equal drawings. */
const PREDECESSORS = ["feather"];

/** Whether a set is for tests alone. @param author designer of the set. @param authors designers of all sets. */
export function isHeldOut(prefix: string, author: string, authors: ReadonlyMap<string, string>): boolean {
  return (
    PREDECESSORS.includes(prefix) || SETS.some((held) => held === prefix || authors.get(held) === author)
  );
}
