import { findInstallations } from "../src/tensor/install/cache-folder.ts";

/** Set by continuous integration, where each test has to run. */
export const isIntegration = !["", "0", "false"].includes(process.env["CI"] ?? "");

/**
 * Whether a machine has what some tests need: elsewhere they are skipped.
 * @param what such as `the native engine`; named by ESPALIER_SKIPS, it may be missing everywhere.
 * @throws Error where `CI` is set and it is missing, so that the file of the tests fails.
 */
export function isThere(what: string, found: boolean): boolean {
  const isExpected = process.env["ESPALIER_SKIPS"] !== what;
  if (isIntegration && !found && isExpected) {
    throw new Error(
      `${what} is missing, and CI is set: tests that need it must run there, and are not skipped.`,
    );
  }
  return found;
}

/** Whether this machine has the native engine. @throws Error as `isThere` does. */
export function hasNativeEngine(): boolean {
  return isThere("The native engine", findInstallations().length > 0);
}
