import { definePlugin } from "espalier";
import { constant } from "./constant.ts";
import { cosine } from "./cosine.ts";
import { warmupStableDecay } from "./warmup-stable-decay.ts";

export { cosine, constant, warmupStableDecay };

export default definePlugin({ name: "schedules", strategies: [cosine, constant, warmupStableDecay] });
