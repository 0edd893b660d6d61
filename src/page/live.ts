import type { PageNews } from "../report/view/page-data.ts";
import type { PageView } from "../report/view/page-view.ts";
import { patched } from "../report/view/view-patch.ts";

/** State of the connection to the process that serves the page. */
export type Connection = "open" | "lost";

/**
 * Listens to news of a view. The browser connects again by itself, and is then sent all of the view.
 * @returns a function that ends it.
 */
export function listen(
  address: string,
  first: PageView,
  onView: (view: PageView) => void,
  onConnection: (connection: Connection) => void,
): () => void {
  const source = new EventSource(address);
  let view = first;
  source.addEventListener("open", () => onConnection("open"));
  source.addEventListener("error", () => onConnection("lost"));
  source.addEventListener("message", ({ data }) => {
    const news = JSON.parse(data as string) as PageNews;
    view = "view" in news ? news.view : patched(view, news.patch);
    onView(view);
  });
  return () => source.close();
}
