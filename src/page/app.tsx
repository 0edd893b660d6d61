import type { PageView } from "../report/view/page-view.ts";
import { FolderPage } from "./folder/folder-page.tsx";
import { RunPage } from "./run/run-page.tsx";
import { SweepPage } from "./sweep/sweep-page.tsx";

interface AppProperties {
  readonly view: PageView;
  /** Address of the page of a folder within this one, where pages are served. */
  readonly addressOf?: (folder: string) => string;
}

/** The page of whatever the data describe. */
export function App({ view, addressOf }: AppProperties) {
  if (view.kind === "run") return <RunPage run={view} />;
  if (view.kind === "sweep") return <SweepPage sweep={view} />;
  return <FolderPage folder={view} addressOf={addressOf} />;
}
