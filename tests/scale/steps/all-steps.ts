import { check, generate, result, write } from './lists';
import { exported, reopened, search } from './register';
import { report } from './reports';

/** The steps by the names under which they are started. */
export const allSteps = { generate, check, write, result, search, report, exported, reopened } as const;

export type StepName = keyof typeof allSteps;
