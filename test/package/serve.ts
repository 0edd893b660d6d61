import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A web server of this machine, for as long as a test needs it. */
export interface Server extends AsyncDisposable {
  /** Ends with a slash. */
  readonly url: string;
}

/** Answers requests on 127.0.0.1, at a port that is free. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse, url: string) => void,
): Promise<Server> {
  const server = createServer((request, response) => answer(request, response, urlOf()));
  const urlOf = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: urlOf(),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
