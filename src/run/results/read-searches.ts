import { join } from "node:path";
import { visitEventLog } from "../log/event-log.ts";
import { type RecordedSearch, RecordedSearches } from "../log/recorded-searches.ts";
import { refuseLinks, RUN_FILES } from "../store/run-files.ts";
import { noRun } from "./errors.ts";

/**
 * The searches of a run. Events are passed over one after another, so that a log of millions of lines takes the memory of
 * its trials alone.
 * @throws EspalierError if there is no run in the folder, or its log is damaged.
 */
export function readSearches(path: string): readonly RecordedSearch[] {
  refuseLinks(path);
  const searches = new RecordedSearches();
  const { wholeBytes } = visitEventLog(join(path, RUN_FILES.log), (event) => searches.add(event));
  if (wholeBytes === 0) throw noRun(path);
  return searches.list;
}
