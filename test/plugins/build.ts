import type { Services, Strategy } from "espalier";
import { Value } from "typebox/value";

/** The strategy as the loader builds it, without a container: checked options, defaults filled in. */
export async function build<Service>(
  { definition }: Strategy<Service>,
  options: Readonly<Record<string, unknown>> = {},
  services: readonly unknown[] = [],
): Promise<Service> {
  const complete = Value.Default(definition.options, { ...options });
  Value.Assert(definition.options, complete);
  return definition.create(complete as never, ...(services as Services<typeof definition.inject>));
}
