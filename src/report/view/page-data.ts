import type { PageView } from "./page-view.ts";
import type { ViewPatch } from "./view-patch.ts";

/** Content of a page: what it shows, and where news of it come from. */
export interface PageData {
  readonly view: PageView;
  /** Address of server-sent events; absent in a file. */
  readonly events?: string;
  /** Address before the name of a folder within this one; absent in a file. */
  readonly within?: string;
}

/** A server-sent event: all of the view, or what changed. */
export type PageNews = { readonly view: PageView } | { readonly patch: ViewPatch };
