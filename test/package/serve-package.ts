import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Server, serve } from "./serve.ts";

const VERSIONS = ["4.22.0", "16.0.0"];

/** A registry that has one package under every name in these versions, with hardly anything in it. */
export function servePackage(folder: string): Promise<Server> {
  mkdirSync(join(folder, "package"));
  writeFileSync(join(folder, "package", "package.json"), '{ "name": "other", "version": "4.22.0" }');
  execFileSync("tar", ["-czf", "package.tgz", "package"], { cwd: folder });
  const tarball = readFileSync(join(folder, "package.tgz"));
  return serve((request, response, url) => {
    if (request.url?.endsWith(".tgz") === true) return void response.end(tarball);
    const name = decodeURIComponent((request.url ?? "").slice(1));
    const dist = { tarball: `${url}package.tgz` };
    const versions = VERSIONS.map((version) => [version, { name, version, dist }] as const);
    response.end(JSON.stringify({ name, versions: Object.fromEntries(versions) }));
  });
}
