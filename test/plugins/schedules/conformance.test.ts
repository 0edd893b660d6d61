import { constant, cosine, warmupStableDecay } from "espalier/plugins/schedules";
import { describeLearningRateSchedule } from "espalier/testing";

describeLearningRateSchedule(constant);
describeLearningRateSchedule(cosine, [{}, ...[0.1, 1].map((final) => ({ options: { final } }))]);
describeLearningRateSchedule(warmupStableDecay, [
  {},
  ...[0, 1].flatMap((decay) => ["1-sqrt", "linear"].map((shape) => ({ options: { decay, shape } }))),
]);
