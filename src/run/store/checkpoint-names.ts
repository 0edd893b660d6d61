/** Pattern of a checkpoint's file name. It allows no folders, so a log cannot name a file elsewhere. */
export const CHECKPOINT_NAME = "^step-[0-9]{1,15}(-[a-z0-9]+)*\\.safetensors$";

/** File name of the model that the training of a growth step starts from. */
export function startFile(step: number): string {
  return fileName(step, "start");
}

/** File name of the model in the middle of a growth step's training, after `update` updates. */
export function updateFile(step: number, update: number): string {
  return fileName(step, "update", update);
}

/** File name of the model that a growth step has trained. */
export function trainedFile(step: number): string {
  return fileName(step);
}

/** File name of the training that all trials of a growth step share. */
export function sharedFile(step: number): string {
  return fileName(step, "shared");
}

/**
 * File name of a trial's interrupted training.
 * @param place index among the trainings of the trial, from 0.
 */
export function trialFile(step: number, trial: number, update: number, place: number): string {
  return fileName(step, "trial", trial, "update", update, ...(place > 0 ? [place + 1] : []));
}

/** Whether a file is a checkpoint, by its name. */
export function isCheckpointFile(file: string): boolean {
  return new RegExp(CHECKPOINT_NAME).test(file);
}

/** Whether a file is a checkpoint of some trial of a growth step, by its name. */
export function isTrialFile(file: string, step: number): boolean {
  return isCheckpointFile(file) && file.startsWith(`step-${step}-trial-`);
}

function fileName(step: number, ...parts: readonly (string | number)[]): string {
  return `${["step", step, ...parts].join("-")}.safetensors`;
}
