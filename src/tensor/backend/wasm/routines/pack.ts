import type { Assembly, Call } from "../assembly/assembly.ts";
import { choose, forEach } from "../assembly/control.ts";
import { int } from "../assembly/integer.ts";
import type { Code, Int, Variable, Vector } from "../assembly/value.ts";
import { vector } from "../assembly/vector.ts";

interface Pack {
  readonly source: Variable<"i32">;
  readonly laneStride: Variable<"i32">;
  readonly step: Variable<"i32">;
  readonly lanes: Variable<"i32">;
  readonly target: Variable<"i32">;
  readonly targetStep: Variable<"i32">;
}

/**
 * Gathers up to four numbers with a stride of `laneStride` bytes, `count` times, advancing by `step` bytes in the
 * source and `targetStep` in the target. Lanes from `lanes` on become 0.
 */
export function addPack(assembly: Assembly): Call {
  const names = ["source", "laneStride", "step", "count", "lanes", "target", "targetStep"] as const;
  return assembly.routine("pack", names, (parameters, local) => {
    const { laneStride, step, count, lanes } = parameters;
    const index = local("i32");
    const whole = local("i32");
    const [first, second, third, fourth] = [local("v128"), local("v128"), local("v128"), local("v128")];
    const isFull = int.equal(lanes, 4);
    return [
      whole.set(int.of(0)),
      choose(int.and(isFull, int.equal(laneStride, 4)), [
        forEach(index, [0, count, 1], copyFour(parameters), advance(parameters, 1)),
        whole.set(count),
      ]),
      choose(int.and(isFull, int.and(int.equal(step, 4), int.less(whole, count))), [
        whole.set(int.and(count, -4)),
        forEach(
          index,
          [0, whole, 4],
          transposeFour(parameters, [first, second, third, fourth]),
          advance(parameters, 4),
        ),
      ]),
      forEach(index, [whole, count, 1], copyLanes(parameters), advance(parameters, 1)),
    ];
  });
}

function advance({ source, step, target, targetStep }: Pack, times: number): Code {
  return [
    ...source.set(int.add(source, int.mul(step, times))),
    ...target.set(int.add(target, int.mul(targetStep, times))),
  ];
}

function copyFour({ source, target }: Pack): Code {
  return vector.store(target, vector.load(source));
}

function copyLanes({ source, laneStride, lanes, target }: Pack): Code {
  return [0, 1, 2, 3].flatMap((lane) =>
    choose(
      int.less(lane, lanes),
      [int.store(target, int.load(int.add(source, int.mul(laneStride, lane))), 4 * lane)],
      [int.store(target, 0, 4 * lane)],
    ),
  );
}

/** Transposes four lanes of four numbers. */
function transposeFour(
  { source, laneStride, target, targetStep }: Pack,
  rows: readonly [Variable<"v128">, Variable<"v128">, Variable<"v128">, Variable<"v128">],
): Code {
  const [a, b, c, d] = rows;
  const low = (x: Vector, y: Vector) => vector.shuffle(x, y, [0, 4, 1, 5]);
  const high = (x: Vector, y: Vector) => vector.shuffle(x, y, [2, 6, 3, 7]);
  const columns = [low(low(a, c), low(b, d)), high(low(a, c), low(b, d))];
  columns.push(low(high(a, c), high(b, d)), high(high(a, c), high(b, d)));
  const at = (base: Int, stride: Int, times: number) => int.add(base, int.mul(stride, times));
  return [
    ...rows.flatMap((row, lane) => row.set(vector.load(at(source, laneStride, lane)))),
    ...columns.flatMap((column, index) => vector.store(at(target, targetStep, index), column)),
  ];
}
