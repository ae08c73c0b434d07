import type { CalendarDate } from './dates.js';
import type { EctsHundredths } from './ects.js';
import type { Grade } from './grades.js';

/**
 * An award as the stacking engine sees it: the decision that a learner achieved a module or a programme. It has nothing
 * of how the award is stored or signed.
 */
export interface StackableAward {
  readonly id: string;
  readonly kind: 'module' | 'programme';
  /** Code of the module or programme; its version plays no part in counting. */
  readonly code: string;
  /** Of a module its ECTS. Of a programme award it is not counted: its parts are. */
  readonly ects: EctsHundredths;
  readonly awardedOn: CalendarDate;
  /** Who awarded it: any stable identifier, such as the issuer's DID. */
  readonly institution: string;
  /** Absent where no grade was given or it was withheld. */
  readonly grade?: Grade | undefined;
  /** Of a programme award: the ids of all awards (modules and inner programmes) that are its parts, at any depth. */
  readonly parts?: readonly string[] | undefined;
}
