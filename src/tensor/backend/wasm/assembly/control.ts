import { int, type IntLike } from "./integer.ts";
import type { Code, Int, Variable } from "./value.ts";

const [block, loop, when, otherwise, end] = [0x02, 0x03, 0x04, 0x05, 0x0b];
const [branch, branchIf] = [0x0c, 0x0d];
const noResult = 0x40;

/** Runs the body for each value of the counter from `from` while it is below `to`, as unsigned integers. */
export function forEach(
  counter: Variable<"i32">,
  [from, to, step]: readonly [IntLike, IntLike, IntLike],
  ...body: Code[]
): Code {
  return [
    ...counter.set(int.of(from)),
    ...[block, noResult, loop, noResult],
    ...[...int.atLeast(counter, to).code, branchIf, 1],
    ...body.flat(),
    ...counter.set(int.add(counter, step)),
    ...[branch, 0, end, end],
  ];
}

/** `forEach` with at least one iteration, which saves a jump in each. */
export function forEachOfSome(
  counter: Variable<"i32">,
  [from, to, step]: readonly [IntLike, IntLike, IntLike],
  ...body: Code[]
): Code {
  return [
    ...counter.set(int.of(from)),
    ...[loop, noResult],
    ...body.flat(),
    ...counter.set(int.add(counter, step)),
    ...[...int.less(counter, to).code, branchIf, 0, end],
  ];
}

/** Conditional: runs one of two bodies. */
export function choose(condition: Int, yes: readonly Code[], no: readonly Code[] = []): Code {
  return [...condition.code, when, noResult, ...yes.flat(), otherwise, ...no.flat(), end];
}
