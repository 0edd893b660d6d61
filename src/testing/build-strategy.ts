import type { Strategy } from "../plugin/strategy.ts";
import { builderOf, type KitCase } from "./kit-case.ts";

/**
 * Builds a strategy as a run does, for the family, the stream or the growth dimensions of a kit's case.
 * @param kitCase options, nested strategies and injected services.
 * @throws EspalierError for invalid options.
 */
export async function buildStrategy<Service>(
  strategy: Strategy<Service>,
  kitCase: KitCase = {},
): Promise<Service> {
  return await builderOf(strategy, kitCase)();
}
