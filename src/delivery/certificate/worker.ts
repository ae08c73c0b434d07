import { answered, type ThreadAnswer } from '../../issuing/thread-answer.js';
import { badgePng, badgeSvg } from '../badge/picture.js';
import type { DrawingForm, Drawings, DrawingTask } from './drawing.js';
import { certificateFonts } from './faces.js';
import { layoutCertificate } from './layout.js';
import { certificatePdf } from './pdf.js';
import { certificatePng } from './png.js';
import { certificateSvg } from './svg.js';

const MAKERS: {
  readonly [F in DrawingForm]: (task: DrawingTask) => Drawings[F] | Promise<Drawings[F]>;
} = {
  words: ({ facts }) => {
    const { language, title, words } = layoutCertificate(facts, certificateFonts());
    return { language, title, words };
  },
  svg: ({ facts }) => certificateSvg(facts),
  png: ({ facts }) => certificatePng(facts),
  pdf: ({ facts, attachment }) => certificatePdf(facts, attachment ? { attachment } : {}),
  'badge.svg': ({ facts }) => badgeSvg(facts),
  'badge.png': ({ facts }) => badgePng(facts),
};

/** What a thread for drawings does: one at a time, of which everything comes with the task. */
export default function work(task: DrawingTask): Promise<ThreadAnswer> {
  return answered(() => MAKERS[task.form](task));
}
