import { SLOTS } from "../../plugin/slots.ts";

/** JSON pointers of the places where an experiment file chooses strategies, by name of the port. */
export const POINTERS: Readonly<Record<string, string>> = Object.fromEntries(
  SLOTS.map(({ port, pointer }) => [port.name, pointer]),
);
