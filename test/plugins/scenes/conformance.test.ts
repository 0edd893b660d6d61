import { describeDataStream } from "espalier/testing";
import { scenesStream } from "../../../plugins/scenes/stream-strategy.ts";

describeDataStream(scenesStream, [{}, { options: { steps: 2, seed: 7 } }]);
