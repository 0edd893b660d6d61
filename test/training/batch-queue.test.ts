import { expect, it } from "vitest";
import { BatchQueue } from "../../src/training/batch-queue.ts";
import type { Batch } from "../../src/tensor/compile/step.ts";

/** A queue with its orders in the order in which they were given. */
function queueOf(last: number, ahead: number | (() => number)) {
  const orders: number[] = [];
  const order = async (update: number): Promise<Batch> => {
    orders.push(update);
    if (update === 5) throw new Error("batch 5");
    return { x: { shape: [1], data: Float32Array.of(update) } };
  };
  return { orders, queue: new BatchQueue(order, last, typeof ahead === "number" ? () => ahead : ahead) };
}

const valueOf = ({ x }: Batch) => x!.data[0];

it("orders coming batches in advance, each once, and none after the last", async () => {
  const { orders, queue } = queueOf(4, 2);
  expect(valueOf(await queue.next(1))).toBe(1);
  expect(orders).toEqual([1, 2, 3]);
  expect(valueOf(await queue.next(1))).toBe(1);
  expect([valueOf(await queue.next(2)), valueOf(await queue.next(3)), valueOf(await queue.next(4))]).toEqual([
    2, 3, 4,
  ]);
  expect(orders).toEqual([1, 2, 3, 4]);
});

it("orders half of the batches in advance at once", async () => {
  const { orders, queue } = queueOf(20, 4);
  const ordered: number[] = [];
  for (let update = 1; update <= 4; update++) {
    await queue.next(update);
    ordered.push(orders.length);
  }
  expect(ordered).toEqual([5, 5, 7, 7]);
});

it("orders more in advance once threads are ready", async () => {
  let ahead = 0;
  const { orders, queue } = queueOf(20, () => ahead);
  await queue.next(1);
  ahead = 2;
  expect(valueOf(await queue.next(2))).toBe(2);
  expect(orders).toEqual([1, 2, 3, 4]);
});

it("without a loader, orders a batch when it is needed", async () => {
  const { orders, queue } = queueOf(4, 0);
  await queue.next(1);
  await queue.next(2);
  expect(orders).toEqual([1, 2]);
});

it("throws the error of a batch when its turn comes", async () => {
  const { queue } = queueOf(6, 3);
  for (let update = 2; update < 5; update++) await queue.next(update);
  await new Promise(setImmediate);
  await expect(queue.next(5)).rejects.toThrow("batch 5");
});
