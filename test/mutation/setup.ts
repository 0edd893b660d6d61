import fc from "fast-check";

/** A mutant that a few random inputs do not show counts as surviving. */
fc.configureGlobal({ numRuns: 10 });
