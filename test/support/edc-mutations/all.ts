import { ANNEX_I, ANNEX_I_SEEN } from './annex-i.js';
import { BLIND } from './blind.js';
import type { EdcMutation } from './changes.js';
import { SEEN } from './seen.js';

export const EDC_MUTATIONS: readonly EdcMutation[] = [...SEEN, ...BLIND, ...ANNEX_I, ...ANNEX_I_SEEN];
