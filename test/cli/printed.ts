import { tmpdir } from "node:os";

/** What was printed, with names for folders, and for the hashes of experiments, which change with any default. */
export function plain(printed: string): string {
  return printed
    .replaceAll(new RegExp(`${tmpdir()}/espalier-[\\w-]+`, "g"), "TEMP")
    .replaceAll(process.cwd(), "PROJECT")
    .replaceAll(/-[0-9a-f]{12}\b/g, "-HASH");
}

/** The error at the end of what was printed on standard error, all lines of it. */
export function errorIn(stderr: string): string {
  return plain(stderr.slice(Math.max(0, stderr.search(/^error ESPALIER_/m)))).trimEnd();
}
