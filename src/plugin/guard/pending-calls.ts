/** Calls of plug-ins' code that have returned a promise which has not settled. */
const pending = new Set<{ readonly description: string }>();

/** Waits for what plug-ins' code has promised; meanwhile `pendingCalls` names it. */
export async function whilePending<Value>(
  description: string,
  promised: Value | PromiseLike<Value>,
): Promise<Value> {
  const call = { description };
  pending.add(call);
  try {
    return await promised;
  } finally {
    pending.delete(call);
  }
}

/** Calls that the process waits for, the latest first. */
export function pendingCalls(): readonly string[] {
  return [...pending].map(({ description }) => description).toReversed();
}
