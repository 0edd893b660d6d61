import { best, costAware, pareto } from "espalier/plugins/search";
import { describeSelection } from "espalier/testing";

describeSelection(best);
describeSelection(costAware, [{}, { options: { cost: "parameters", weight: 0.5 } }]);
describeSelection(pareto, [{}, { options: { prefer: "accuracy" } }]);
