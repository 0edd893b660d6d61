import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { PageData } from "../report/view/page-data.ts";
import { App } from "./app.tsx";
import { type Connection, listen } from "./live.ts";

/** The page, kept up to date where it is served. */
function Page({ data: { view: first, events, within } }: { readonly data: PageData }) {
  const [view, setView] = useState(first);
  const [connection, setConnection] = useState<Connection>();
  useEffect(() => (events === undefined ? undefined : listen(events, first, setView, setConnection)), []);
  return (
    <>
      {events === undefined ? null : (
        <nav>
          {within === undefined && events !== "/events" ? <a href="/">all runs</a> : <span />}
          <span class={`connection ${connection ?? ""}`} role="status">
            {connection === "lost" ? "not connected" : connection === "open" ? "live" : ""}
          </span>
        </nav>
      )}
      <App
        view={view}
        {...(within !== undefined && { addressOf: (folder) => within + encodeURIComponent(folder) })}
      />
    </>
  );
}

const data = JSON.parse(document.getElementById("data")!.textContent) as PageData;
render(<Page data={data} />, document.getElementById("page")!);
