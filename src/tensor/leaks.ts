import { loadTfjs } from "./backend/load-tfjs.ts";
import { tensorsLeaked } from "./errors.ts";

/** Result of a task and the number of tensors it left behind. */
export interface LeakCount<Result> {
  readonly result: Result;
  /** Tensors alive afterwards minus tensors alive before. */
  readonly leftTensors: number;
}

/**
 * Runs an asynchronous task, for which `tf.tidy` does not work, and counts the tensors that it leaves. The count
 * covers the whole process: nothing else may use tensors in the meantime.
 */
export async function countLeftTensors<Result>(
  work: () => Result | Promise<Result>,
): Promise<LeakCount<Result>> {
  const tf = await loadTfjs();
  const before = tf.memory().numTensors;
  const result = await work();
  return { result, leftTensors: tf.memory().numTensors - before };
}

/**
 * Runs an asynchronous task that must leave exactly `kept` tensors.
 * @throws EspalierError `ESPALIER_TENSORS_LEAKED`
 */
export async function guardLeaks<Result>(
  name: string,
  kept: number,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  const { result, leftTensors } = await countLeftTensors(work);
  if (leftTensors !== kept) throw tensorsLeaked(name, kept, leftTensors);
  return result;
}
