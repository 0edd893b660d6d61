import { allFinite } from "../../all-finite.ts";
import { type ParameterTree, sizeOf } from "../../parameter-tree.ts";
import { stepDisposed, wrongInput, wrongState } from "./errors.ts";
import type { BatchArray, Batch, Sample, Scalars } from "../step.ts";

/** Checks a step's inputs, and whether it is still open. */
export class StepInputs {
  private readonly sample: Sample;
  private readonly limits: ReadonlyMap<string, number>;
  private isOpen = true;

  /** @param limits number of table rows, for inputs that index the rows of a table */
  constructor(sample: Sample, limits: ReadonlyMap<string, number> = new Map()) {
    this.sample = {
      ...sample,
      state: new Map(
        [...sample.state].map(([name, { shape }]) => [name, { shape, data: new Float32Array() }]),
      ),
    };
    this.limits = limits;
  }

  /** @throws EspalierError `ESPALIER_STEP_DISPOSED`, `ESPALIER_STEP_INPUT` */
  check(batch: Batch, scalars: Scalars): void {
    this.checkOpen();
    const problem =
      namesDiffer(Object.keys(batch), Object.keys(this.sample.batch)) ??
      namesDiffer(Object.keys(scalars), Object.keys(this.sample.scalars));
    if (problem !== undefined) throw wrongInput(problem.name, problem.text);
    for (const [name, value] of Object.entries(scalars))
      if (!Number.isFinite(value)) throw wrongInput(name, `is ${value}`);
    for (const [name, array] of Object.entries(batch)) this.checkArray(name, array);
  }

  /** @throws EspalierError `ESPALIER_STEP_DISPOSED`, `ESPALIER_STEP_STATE` */
  checkState(state: ParameterTree): void {
    this.checkOpen();
    const problem = namesDiffer([...state.keys()], [...this.sample.state.keys()]);
    if (problem !== undefined) throw wrongState(problem.name, problem.text);
    for (const [name, array] of state) {
      const problem = shapeDiffers(array, this.sample.state.get(name)?.shape ?? []);
      if (problem !== undefined) throw wrongState(name, problem);
    }
  }

  /** @throws EspalierError `ESPALIER_STEP_DISPOSED` */
  checkOpen(): void {
    if (!this.isOpen) throw stepDisposed();
  }

  /** @returns whether it was open before */
  close(): boolean {
    const wasOpen = this.isOpen;
    this.isOpen = false;
    return wasOpen;
  }

  private checkArray(name: string, array: BatchArray): void {
    const { data } = array;
    const wanted = this.sample.batch[name] as BatchArray;
    const problem = shapeDiffers(array, wanted.shape);
    if (problem !== undefined) throw wrongInput(name, problem);
    if (data instanceof Int32Array !== wanted.data instanceof Int32Array)
      throw wrongInput(name, data instanceof Int32Array ? "is int32, not float32" : "is float32, not int32");
    const place = allFinite(data) ? -1 : data.findIndex((value) => Number.isNaN(value));
    if (place !== -1) throw wrongInput(name, `is NaN at place ${place}`);
    const rows = this.limits.get(name);
    if (rows !== undefined) checkRows(name, array, rows);
  }
}

/** @throws EspalierError `ESPALIER_STEP_INPUT` if an index is outside a table's rows */
export function checkRows(name: string, { data }: BatchArray, rows: number): void {
  const place = data.findIndex((value) => value < 0 || value >= rows);
  if (place !== -1)
    throw wrongInput(name, `is ${data[place]} at place ${place}, where 0 to ${rows - 1} are allowed`);
}

function shapeDiffers({ shape, data }: BatchArray, wanted: readonly number[]): string | undefined {
  if (`${shape}` !== `${wanted}`) return `has the shape [${shape}], not [${wanted}]`;
  const size = sizeOf(shape);
  return data.length === size
    ? undefined
    : `has ${data.length} numbers, not the ${size} of its shape [${shape}]`;
}

function namesDiffer(
  given: readonly string[],
  wanted: readonly string[],
): { name: string; text: string } | undefined {
  const missing = wanted.find((name) => !given.includes(name));
  if (missing !== undefined) return { name: missing, text: "is missing" };
  const extra = given.find((name) => !wanted.includes(name));
  return extra === undefined ? undefined : { name: extra, text: "is not one of the step's" };
}
