import { relative, resolve, sep } from "node:path";

/** How a file of the folder names another file: relative, with slashes and a dot in front on every system. */
export function pathFrom(folder: string, file: string): string {
  const path = relative(folder, resolve(file)).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}
