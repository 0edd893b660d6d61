import { describeTrialScheduler } from "espalier/testing";
import { myTrialScheduler } from "./my-trial-scheduler.ts";

describeTrialScheduler(myTrialScheduler, [{}, { options: { screening: 0.5, keep: 0 } }]);
