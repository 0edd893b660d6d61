import { setImmediate } from "node:timers/promises";
import type { Arrivals } from "../data/arrivals.ts";
import { BatchSampler } from "../data/batch-sampler.ts";
import type { ReplayPolicy } from "../data/replay-policy.ts";
import type { Random } from "../random/random.ts";
import { mean } from "../statistics/mean.ts";
import type { CompiledStep } from "../tensor/compile/execute/compiled-step.ts";
import type { Batch, NamedArrays, Sample, Step } from "../tensor/compile/step.ts";
import type { StepCompiler } from "../tensor/compile/step-compiler.ts";
import { costOf } from "../architecture/model-family.ts";
import { averageWeight } from "./average-weight.ts";
import { BatchQueue } from "./batch-queue.ts";
import { type Compute, gradientCompute, NO_COMPUTE, sumOfCompute, trainingCompute } from "./compute.ts";
import { lossNotFinite, noTrainingExamples, noValidationExamples } from "./errors.ts";
import { forwardSeconds } from "./forward-seconds.ts";
import { learningRateAt } from "./learning-rate.ts";
import type { LearningRateSchedule } from "./learning-rate-schedule.ts";
import { peakLearningRate } from "./peak-learning-rate.ts";
import { scoredWeights } from "./scored-weights.ts";
import { type LossGradient, lossGradient } from "./loss-gradient.ts";
import { lossOf } from "./loss-of.ts";
import { Stopwatch } from "./stopwatch.ts";
import type { ModelState } from "../architecture/model-state.ts";
import { ParameterLayout } from "./parameter-layout.ts";
import { modelState, stepState } from "./step-state.ts";
import { trainStep } from "./train-step.ts";
import { inputsOf, type TrainableFamily } from "./trainable-family.ts";
import { Trainer, type TrainingRequest, type TrainingResult } from "./trainer.ts";
import type { TrainingObjective } from "./training-objective.ts";
import type { TrainingSettings } from "./training-settings.ts";

/** Dependencies of a trainer. */
export interface TrainerParts {
  readonly family: TrainableFamily;
  readonly arrivals: Arrivals;
  readonly replay: ReplayPolicy;
  readonly objective: TrainingObjective;
  readonly schedule: LearningRateSchedule;
  readonly settings: TrainingSettings;
  /** The run's key. */
  readonly random: Random;
  readonly compiler: StepCompiler;
}

/** Trains on the open engine. */
export class EngineTrainer extends Trainer {
  private readonly parts: TrainerParts;
  private readonly validationBatches = new Map<number, Promise<readonly Batch[]>>();

  private spent = NO_COMPUTE;

  constructor(parts: TrainerParts) {
    super();
    this.parts = parts;
  }

  spend(compute: Compute): void {
    this.spent = sumOfCompute([this.spent, compute]);
  }

  takeSpent(): Compute {
    const { spent } = this;
    this.spent = NO_COMPUTE;
    return spent;
  }

  async train(request: TrainingRequest): Promise<TrainingResult> {
    const { updates, wholeUpdates = updates, from = 0, hooks = {}, plan } = request;
    const { family, settings } = this.parts;
    if (from >= updates) return { state: request.state, plan, loss: Number.NaN };
    const waiting = new Stopwatch();
    const queue = new BatchQueue(await this.batches(request), updates, () => this.parts.arrivals.ahead);
    const nextBatch = (update: number) => waiting.during(() => queue.next(update));
    const { step, layout } = this.openStep(request, await nextBatch(from + 1));
    const rateOf = this.learningRates(request);
    const current = () => modelState(step.read(), request.state, plan, layout);
    let losses: number[] = [];
    try {
      for (let update = from + 1; update <= updates; update++) {
        const learningRate = rateOf(update);
        const averageWindow = (request.averageWindow ?? settings.averageWindow) * wholeUpdates;
        const scalars = { learningRate, averageWeight: averageWeight(update, averageWindow) };
        const [start, waited] = [performance.now(), waiting.seconds];
        const { loss, gradientNorm } = numbersOf(step.run(await nextBatch(update), scalars));
        if (!Number.isFinite(loss)) throw lossNotFinite(update, learningRate, loss);
        losses.push(loss);
        hooks.onUpdate?.({
          ...{ update, updates, loss, learningRate, gradientNorm, batchSize: settings.batchSize },
          seconds: (performance.now() - start) / 1000,
          waitingSeconds: waiting.seconds - waited,
        });
        await setImmediate();
        if (hooks.validation !== undefined && (update % hooks.validation.every === 0 || update === updates))
          await hooks.validation.report(update, await this.validationLoss(current().state, request.step));
        if (hooks.checkpoint !== undefined && update % hooks.checkpoint.every === 0 && update < updates) {
          await hooks.checkpoint.write({ update, ...current(), loss: mean(losses) });
          losses = [];
        }
      }
      hooks.onWaited?.(waiting.seconds);
      const { architecture } = request.state;
      this.spend(trainingCompute(costOf(family, architecture), settings.batchSize, updates - from));
      return { ...current(), loss: mean(losses) };
    } finally {
      step.dispose();
    }
  }

  async validationLoss(state: ModelState, step: number): Promise<number> {
    const { family, objective, settings, compiler } = this.parts;
    const { architecture } = state;
    const batches = await this.validation(step);
    const forward: Step = (parameters, batch) => ({
      outputs: { loss: lossOf(family, objective, architecture, parameters, batch) },
    });
    const sample = { state: scoredWeights(state, settings.weights), batch: batches[0] ?? {}, scalars: {} };
    const compiled = compiler.open(`validate ${architecture}`, forward, sample, batches.length);
    try {
      const count = batches.length * (await this.validationSize(step));
      this.spend({ examples: 0, flops: costOf(family, architecture).flops * count });
      return mean(batches.map((batch) => numbersOf(compiled.run(batch, {})).loss));
    } finally {
      compiled.dispose();
    }
  }

  async firstBatches(
    request: Pick<TrainingRequest, "step" | "random">,
    count: number,
  ): Promise<readonly Batch[]> {
    const batchOf = await this.batches(request);
    return await Promise.all(Array.from({ length: count }, (_, index) => batchOf(index + 1)));
  }

  async lossGradient(state: ModelState, batch: Batch): Promise<LossGradient> {
    const { family, settings } = this.parts;
    this.spend(gradientCompute(costOf(family, state.architecture), settings.batchSize));
    return lossGradient(this.parts, state, batch);
  }

  async forwardSeconds(
    state: ModelState,
    step: number,
    { batchSize, passes }: { readonly batchSize: number; readonly passes: number },
  ): Promise<number> {
    const { family, arrivals, settings, compiler } = this.parts;
    const { architecture } = state;
    const examples = await arrivals.validation(step);
    if (examples.length === 0) throw noValidationExamples(step);
    const repeated = Array.from({ length: batchSize }, (_, place) => examples[place % examples.length]!);
    const random = this.parts.random.fork("forward-seconds");
    const batch = await arrivals.batch(step, repeated, { random, augment: false });
    const inputs = inputsOf(family, batch);
    const weights = scoredWeights(state, settings.weights);
    return forwardSeconds({ family, architecture, weights, inputs, compiler }, passes);
  }

  /** Opens the training step with the request's state. @param first a batch with the shapes of all others. */
  private openStep(
    { state, plan, updates, wholeUpdates, from = 0, runs = wholeUpdates ?? updates - from }: TrainingRequest,
    first: Batch,
  ): { readonly step: CompiledStep; readonly layout: ParameterLayout } {
    const { family, objective, settings, compiler } = this.parts;
    const { architecture } = state;
    // A training in parts is computed in the same way as in one go, so that the results are equal.
    const description = family.describe(architecture);
    const grouping = compiler.modeFor(runs) === "eager" ? "joint" : "separate";
    const layout = new ParameterLayout(description, state.slots.count, grouping);
    const anchor = plan.anchor && { momentum: plan.anchor.momentum, pull: plan.anchor.pull };
    const step: Step = (tree, batch, scalars) =>
      trainStep(
        tree,
        (parameters) => lossOf(family, objective, architecture, parameters, batch),
        scalars as never,
        { layout, settings, anchor },
      );
    const sample: Sample = {
      state: stepState(state, plan, description, layout),
      batch: first,
      scalars: { learningRate: 0, averageWeight: 0 },
    };
    const key = JSON.stringify(["train", architecture, anchor, layout.groups]);
    return { step: compiler.open(key, step, sample, runs), layout };
  }

  /** The learning rate of each update of a training. */
  private learningRates(request: TrainingRequest): (update: number) => number {
    const { family, schedule, settings } = this.parts;
    const { state, sizedBy = state.architecture, scheduled, step, updates, wholeUpdates = updates } = request;
    const peak = peakLearningRate(settings.learningRate, family.cost(sizedBy).parameters);
    if (scheduled === undefined) return () => peak;
    const course = { ...scheduled, schedule, peak, updates: wholeUpdates, warmUp: settings.warmUp, step };
    return (update) => learningRateAt(update, course);
  }

  private async batches({
    step,
    random,
  }: Pick<TrainingRequest, "step" | "random">): Promise<(update: number) => Promise<Batch>> {
    const { arrivals, replay, settings } = this.parts;
    const examples = await arrivals.training(step);
    const counts = examples.map((arrival) => arrival.length);
    if (counts.every((count) => count === 0)) throw noTrainingExamples(step);
    const sampler = new BatchSampler(counts, replay.shares(counts), settings.batchSize, random);
    return (update) => arrivals.trainingBatch(step, sampler.draws(update), random.fork("batch", update));
  }

  /** The fixed validation batches, without random choices or augmentation. */
  private validation(step: number): Promise<readonly Batch[]> {
    let batches = this.validationBatches.get(step);
    if (batches === undefined) {
      batches = this.assembleValidation(step);
      this.validationBatches.set(step, batches);
    }
    return batches;
  }

  /** Examples of a validation batch. */
  private async validationSize(step: number): Promise<number> {
    const { arrivals, settings } = this.parts;
    return Math.min(settings.batchSize, (await arrivals.validation(step)).length);
  }

  private async assembleValidation(step: number): Promise<readonly Batch[]> {
    const { arrivals } = this.parts;
    const random = this.parts.random.fork("search-validation", step);
    const examples = random.shuffle(await arrivals.validation(step));
    if (examples.length === 0) throw noValidationExamples(step);
    const size = await this.validationSize(step);
    return Promise.all(
      Array.from({ length: Math.floor(examples.length / size) }, (_, index) =>
        arrivals.batch(step, examples.slice(index * size, (index + 1) * size), {
          random: random.fork("batch", index),
          augment: false,
        }),
      ),
    );
  }
}

/** The outputs of a step that are scalars. */
function numbersOf({ loss, gradientNorm }: NamedArrays) {
  return { loss: loss?.data[0] as number, gradientNorm: gradientNorm?.data[0] as number };
}
