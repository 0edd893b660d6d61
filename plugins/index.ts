import type { Plugin } from "espalier";

/** The framework's own plug-ins: their modules are cheap to load. */
export const plugins: readonly Plugin[] = [];
