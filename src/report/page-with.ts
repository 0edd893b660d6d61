import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../package-folder.ts";
import { pageNotBuilt } from "./errors.ts";
import type { PageData } from "./view/page-data.ts";
import { jsonOfView } from "./visible-view.ts";

/** The page that `npm run build` bundles. */
const PAGE = join(packageFolder(), "dist", "page", "page.html");

/** A self-contained HTML page with its data. @throws EspalierError if the page has not been built. */
export function pageWith(data: PageData): string {
  const [head, middle, tail] = template();
  // The title is the only foreign text outside the data.
  const shown = data.view.name.replaceAll(/[^\p{L}\p{N} ._-]/gu, "");
  return [head, shown, middle, jsonOfView(data), tail].join("");
}

/** Parts of the page before the title, between title and data, and after the data. */
function template(): [string, string, string] {
  let page: string;
  try {
    page = readFileSync(PAGE, "utf8");
  } catch (error) {
    throw pageNotBuilt(PAGE, error);
  }
  const title = page.indexOf("@title");
  const data = page.indexOf("@data");
  return [page.slice(0, title), page.slice(title + "@title".length, data), page.slice(data + "@data".length)];
}
