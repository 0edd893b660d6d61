import { definePlugin } from "espalier";
import { scenesStream } from "./stream-strategy.ts";
import { scenesTasks } from "./task-strategies.ts";

export { scenesStream, scenesTasks };

export default definePlugin({ name: "scenes", strategies: [scenesStream, ...scenesTasks] });
