/** Tells an author what is wrong, in words alone. @throws Error unless the condition holds. */
export function ensure(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
