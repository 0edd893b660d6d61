import { describeLearningRateSchedule } from "espalier/testing";
import { myLearningRateSchedule } from "./my-learning-rate-schedule.ts";

describeLearningRateSchedule(myLearningRateSchedule, [
  {},
  { options: { rise: 0 } },
  { options: { rise: 1 } },
]);
