import type { Outcome, Verdict } from '../verification/report.js';

/** What a stone or a check shows: a verdict, `not-shown` for a part that wasn't presented, `silent` for what doesn't apply. */
export type Mark = Verdict | 'not-shown' | 'silent';

const MARK_OF: Readonly<Record<Outcome, Mark>> = {
  pass: 'verified',
  fail: 'not-verified',
  unknown: 'undetermined',
  'not-applicable': 'silent',
};

/** The mark of a check's outcome. */
export function markOf(outcome: Outcome): Mark {
  return MARK_OF[outcome];
}

// Each result has an outline of its own (disc, octagon, lozenge, broken ring, dot), so that it can be told without
// colour, on a grey print and at the size of a letter. All in a box of 24 by 24.
const OUTLINE: Readonly<Record<Mark, string>> = {
  verified: 'M12 1a11 11 0 1 1 0 22a11 11 0 1 1 0-22z',
  'not-verified': 'M7.5 1h9l6.5 6.5v9l-6.5 6.5h-9l-6.5-6.5v-9z',
  undetermined:
    'M10.4 1.2a2.3 2.3 0 0 1 3.2 0l9.2 9.2a2.3 2.3 0 0 1 0 3.2l-9.2 9.2a2.3 2.3 0 0 1-3.2 0l-9.2-9.2a2.3 2.3 0 0 1 0-3.2z',
  'not-shown': 'M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19z',
  silent: 'M12 8a4 4 0 1 1 0 8a4 4 0 1 1 0-8z',
};

const MARKS = [
  'verified',
  'not-verified',
  'undetermined',
  'not-shown',
  'silent',
] as const satisfies readonly Mark[];

const SIGN: Readonly<Record<Mark, string>> = {
  verified: 'M6.6 12.6l3.6 3.7l7.4-8.2',
  'not-verified': 'M8 8l8 8M16 8l-8 8',
  undetermined: 'M9.3 9.3c.2-3.7 5.6-3.6 5.4-.1c-.1 2.2-2.7 2.2-2.7 4.4M12 16.9v.2',
  'not-shown': 'M8 12h8',
  silent: '',
};

/** The drawings of the marks, once in a page that has marks; each mark refers to its own. */
export function MarkSymbols() {
  return (
    <svg class="symbols" width="0" height="0" aria-hidden="true">
      {MARKS.map((mark) => (
        <symbol key={mark} id={`mark-${mark}`} viewBox="0 0 24 24">
          <g class={`shape-${mark}`}>
            <path class="mark-outline" d={OUTLINE[mark]} />
            <path class="mark-sign" d={SIGN[mark]} />
          </g>
        </symbol>
      ))}
    </svg>
  );
}

/** A mark as part of a drawing: where, and how large, in the units of the drawing. */
export function PlacedMark(props: {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}) {
  const { mark, x, y, size } = props;
  return (
    <use
      class={`mark mark-${mark}`}
      href={`#mark-${mark}`}
      x={x.toFixed(1)}
      y={y.toFixed(1)}
      width={size}
      height={size}
    />
  );
}

/** A mark as a picture beside its word; the word is the text alternative, so the picture is hidden from readers. */
export function MarkIcon(props: { readonly mark: Mark; readonly size?: 'large' }) {
  const { mark, size } = props;
  return (
    <svg class={`icon ${size === 'large' ? 'icon-large ' : ''}mark-${mark}`} aria-hidden="true">
      <use href={`#mark-${mark}`} />
    </svg>
  );
}
