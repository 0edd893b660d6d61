import { definePlugin } from "espalier";
import { myModel, myObjective, myStream, myTask } from "./my-model.ts";

export default definePlugin({ name: "my-model", strategies: [myStream, myModel, myObjective, myTask] });
