import { files } from './files.js';
import { foreign } from './foreign.js';
import { type Input, inputOf } from './inputs.js';
import { ended, ours } from './ours.js';
import { endAwards, type Stage } from './stage.js';
import { tampered } from './tampered.js';
import { untrue } from './untrue.js';

/** Everything that is handed in, made by a deployment and by others; some awards are ended in between. */
export async function makeInputs(stage: Stage): Promise<readonly Input[]> {
  const standing = [...(await ours(stage)), ...(await tampered(stage))];
  const before = await ended(stage);
  await endAwards(stage);
  const made = [
    ...standing,
    ...before,
    ...(await untrue(stage)),
    ...(await foreign()),
    ...(await files(stage)),
  ];
  return made.map(inputOf);
}
