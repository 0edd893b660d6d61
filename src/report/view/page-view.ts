import type { FolderView } from "./folder-page.ts";
import type { SweepView } from "./sweep-page.ts";
import type { RunView } from "./view.ts";

/** Data of a page. */
export type PageView = RunView | SweepView | FolderView;
