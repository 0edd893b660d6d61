import { setImmediate } from "node:timers/promises";
import * as tf from "@tensorflow/tfjs-core";
import type { Architecture } from "../architecture/architecture.ts";
import type { ModelFamily, TensorTree } from "../architecture/model-family.ts";
import type { Arrivals } from "../data/arrivals.ts";
import { assembleBatch, type Batch } from "../data/batch.ts";
import { BatchSampler } from "../data/batch-sampler.ts";
import type { Pair } from "../data/pair.ts";
import type { PairStream } from "../data/pair-stream.ts";
import type { ReplayPolicy } from "../data/replay-policy.ts";
import type { Random } from "../random/random.ts";
import { lossNotFinite, noTrainingPairs, noValidationPairs } from "./errors.ts";
import { learningRateAt } from "./learning-rate.ts";
import { scoredWeights } from "./scored-weights.ts";
import type { ModelState } from "./model-state.ts";
import { ParameterLayout } from "./parameter-layout.ts";
import { disposeAll, downloadState, stepConstants, toTensor, uploadState } from "./step-tensors.ts";
import { type StepConstants, type StepState, trainStep } from "./train-step.ts";
import { Trainer, type TrainingRequest, type TrainingResult } from "./trainer.ts";
import type { TrainingObjective } from "./training-objective.ts";
import type { TrainingSettings } from "./training-settings.ts";

/** What a trainer works with. */
export interface TrainerParts {
  readonly family: ModelFamily;
  readonly stream: PairStream;
  readonly arrivals: Arrivals;
  readonly replay: ReplayPolicy;
  readonly objective: TrainingObjective;
  readonly settings: TrainingSettings;
  /** The run's key. */
  readonly random: Random;
}

/** Trains on the engine that is open. */
export class EngineTrainer extends Trainer {
  private readonly parts: TrainerParts;
  private readonly validationBatches = new Map<number, Promise<readonly Batch[]>>();

  constructor(parts: TrainerParts) {
    super();
    this.parts = parts;
  }

  async train(request: TrainingRequest): Promise<TrainingResult> {
    const { family, settings } = this.parts;
    const { architecture } = request.state;
    const description = family.describe(architecture);
    const layout = new ParameterLayout(description);
    const fixed = stepConstants(request.state, request.plan, description, layout, settings);
    const nextBatch = await this.batches(request);
    const { hooks = {} } = request;
    let state = uploadState(request.state, request.plan, layout);
    let losses: number[] = [];
    const current = () => downloadState(state, request.state, request.plan, layout);
    try {
      for (let update = (request.from ?? 0) + 1; update <= request.updates; update++) {
        const learningRate = this.learningRate(request, update);
        const stepped = this.step(state, await nextBatch(update), architecture, fixed, {
          learningRate,
          averageWeight: averageWeight(update, (request.horizon ?? settings.horizon) * request.updates),
        });
        disposeAll(state);
        state = stepped.state;
        if (!Number.isFinite(stepped.loss)) throw lossNotFinite(update, learningRate, stepped.loss);
        losses.push(stepped.loss);
        const { updates } = request;
        hooks.onUpdate?.({
          update,
          updates,
          loss: stepped.loss,
          learningRate,
          batchSize: settings.batchSize,
        });
        await setImmediate();
        if (hooks.validation !== undefined && update % hooks.validation.every === 0) {
          const loss = await this.validationLoss((await current()).state, request.step);
          await hooks.validation.report(update, loss);
        }
        if (hooks.checkpoint !== undefined && update % hooks.checkpoint.every === 0 && update < updates) {
          await hooks.checkpoint.write({ update, ...(await current()), loss: mean(losses) });
          losses = [];
        }
      }
      return { state: (await current()).state, loss: mean(losses) };
    } finally {
      disposeAll(state, fixed.decays, fixed.low, fixed.high, fixed.constants, fixed.anchor?.mask ?? {});
    }
  }

  async validationLoss(state: ModelState, step: number): Promise<number> {
    const { family, settings } = this.parts;
    const batches = await this.validation(step);
    const parameters: TensorTree = new Map(
      [...scoredWeights(state, settings.weights)].map(([name, array]) => [name, toTensor(array)]),
    );
    try {
      const losses = batches.map((batch) => {
        const loss = tf.tidy(() => this.loss(state.architecture, parameters, batch, family.contextLength));
        const value = loss.dataSync()[0] as number;
        loss.dispose();
        return value;
      });
      return mean(losses);
    } finally {
      disposeAll(parameters);
    }
  }

  private step(
    state: StepState,
    batch: Batch,
    architecture: Architecture,
    fixed: StepConstants,
    scalars: { readonly learningRate: number; readonly averageWeight: number },
  ): { readonly state: StepState; readonly loss: number } {
    const { family } = this.parts;
    const stepped = tf.tidy(
      () =>
        trainStep(
          state,
          (parameters) => this.loss(architecture, parameters, batch, family.contextLength),
          { learningRate: tf.scalar(scalars.learningRate), averageWeight: tf.scalar(scalars.averageWeight) },
          fixed,
        ) as never as tf.TensorContainerObject,
    ) as never as { readonly state: StepState; readonly loss: tf.Scalar };
    const loss = stepped.loss.dataSync()[0] as number;
    stepped.loss.dispose();
    return { state: stepped.state, loss };
  }

  private loss(architecture: Architecture, parameters: TensorTree, batch: Batch, context: number): tf.Scalar {
    const { family, objective, stream } = this.parts;
    const side = stream.imageSize;
    const images = tf.tensor4d(batch.images, [batch.size, side, side, 3], "float32");
    const tokens = tf.tensor2d(batch.tokens, [batch.size, context], "int32");
    const features = {
      image: family.imageFeatures(architecture, parameters, images),
      text: family.textFeatures(architecture, parameters, tokens),
      scale: family.scale(parameters),
    };
    return objective.loss(features, {
      positives: tf.tensor2d(batch.positives, [batch.size, batch.size]),
      ambiguous: tf.tensor2d(batch.ambiguous, [batch.size, batch.size]),
    });
  }

  private learningRate({ schedule, updates }: TrainingRequest, update: number): number {
    const { learningRate: peak, warmUp } = this.parts.settings;
    return learningRateAt(update, { schedule, peak, updates, warmUp });
  }

  private async batches({ step, random }: TrainingRequest): Promise<(update: number) => Promise<Batch>> {
    const { arrivals, replay, settings, stream } = this.parts;
    const pairs = await arrivals.training(step);
    const counts = pairs.map((arrival) => arrival.length);
    if (counts.every((count) => count === 0)) throw noTrainingPairs(step);
    const sampler = new BatchSampler(counts, replay.shares(counts), settings.batchSize, random);
    const tokenizer = await arrivals.tokenizer(step);
    return (update) => {
      const drawn = sampler.draws(update).map(({ arrival, index }) => pairs[arrival]?.[index] as Pair);
      return assembleBatch(drawn, stream, tokenizer, random.fork("batch", update), true);
    };
  }

  /** The same batches for all who ask: a fixed order, fixed captions, pictures as they are. */
  private validation(step: number): Promise<readonly Batch[]> {
    let batches = this.validationBatches.get(step);
    if (batches === undefined) {
      batches = this.assembleValidation(step);
      this.validationBatches.set(step, batches);
    }
    return batches;
  }

  private async assembleValidation(step: number): Promise<readonly Batch[]> {
    const { arrivals, settings, stream } = this.parts;
    const random = this.parts.random.fork("search-validation", step);
    const pairs = random.shuffle(await arrivals.validation(step));
    if (pairs.length === 0) throw noValidationPairs(step);
    const size = Math.min(settings.batchSize, pairs.length);
    const tokenizer = await arrivals.tokenizer(step);
    return Promise.all(
      Array.from({ length: Math.floor(pairs.length / size) }, (_, index) =>
        assembleBatch(
          pairs.slice(index * size, (index + 1) * size),
          stream,
          tokenizer,
          random.fork("batch", index),
          false,
        ),
      ),
    );
  }
}

/** The mean of all weights so far at first, then an exponential average that reaches back over `horizon` updates. */
function averageWeight(update: number, horizon: number): number {
  return Math.max(1 / update, Math.min(1, 1 / horizon));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
