import { cumulative, equal, exponential, sequential } from "espalier/plugins/replay";
import { describeReplayPolicy } from "espalier/testing";

for (const policy of [cumulative, sequential, equal]) describeReplayPolicy(policy);
describeReplayPolicy(exponential, [{}, ...[0, 0.01, 1].map((factor) => ({ options: { factor } }))]);
