/** Name of the page in the folder of a run or an ablation. */
export const PAGE_NAME = "report.html";
