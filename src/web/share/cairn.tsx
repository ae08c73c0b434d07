import {
  type CairnPlan,
  type PlacedLayer,
  type PlacedStone,
  planCairn,
} from '../../delivery/certificate/cairn-plan.js';
import { type Pebble, pebble, TONES } from '../../delivery/certificate/pebble.js';
import type { Verdict } from '../../verification/report.js';
import { type Mark, PlacedMark } from '../marks.js';
import type { Layer, Stone } from './parts.js';

const WIDTH = 360;
const MARGIN_TOP = 14;
const CAPSTONE = { width: 74, height: 50 };
/** From the ground line to the lower edge. */
const GROUND = 34;
/** Where the brackets of the layers stand. */
const BRACKET = 318;

/**
 * The stack as a cairn. Every stone links to its entry in the list below it, which tells the same in words; so the
 * drawing is hidden from screen readers, and its links are left out of the order of the tab key.
 * `prefix` keeps ids apart where a page has several drawings; one that isn't `keyed` to a list is decoration alone.
 */
export function Cairn(props: {
  readonly layers: readonly Layer[];
  readonly verdict: Verdict;
  readonly prefix: string;
  readonly keyed?: boolean;
}) {
  const lettered = props.layers.some((layer) => layer.letter !== undefined);
  const centre = lettered ? 160 : WIDTH / 2;
  const plan = planCairn(props.layers, centre);
  const ground = Math.max(190, MARGIN_TOP + CAPSTONE.height * 0.92 + plan.height);
  const height = Math.round(ground + GROUND);
  return (
    <svg class="cairn" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true" focusable="false">
      <Definitions prefix={props.prefix} />
      <Landscape ground={ground} height={height} centre={centre} />
      <Chinks plan={plan} ground={ground} />
      {plan.stones.map((placed) => (
        <PlacedPebble
          key={placed.stone.number}
          placed={placed}
          ground={ground}
          prefix={props.prefix}
          keyed={props.keyed ?? true}
        />
      ))}
      <Capstone centre={centre} foot={ground - plan.height} verdict={props.verdict} prefix={props.prefix} />
      {lettered
        ? plan.layers.map((placed) => <Bracket key={placed.layer.letter} placed={placed} ground={ground} />)
        : null}
    </svg>
  );
}

const GRADIENTS = [
  ...Array.from({ length: TONES }, (_, tone) => `verified-${tone}`),
  'not-verified',
  'undetermined',
];

/** The fills of stones. */
export function Definitions(props: { readonly prefix: string }) {
  return (
    <defs>
      {GRADIENTS.map((name) => (
        <linearGradient key={name} id={`${props.prefix}-${name}`} x1="0.3" y1="0" x2="0.6" y2="1">
          <stop offset="0" class={`stop-${name}-light`} />
          <stop offset="1" class={`stop-${name}-dark`} />
        </linearGradient>
      ))}
      <pattern
        id={`${props.prefix}-hatch`}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path class="hatch" d="M0 0V7" />
      </pattern>
    </defs>
  );
}

function Landscape(props: { readonly ground: number; readonly height: number; readonly centre: number }) {
  const { ground, height, centre } = props;
  const far = `M0 ${ground - 46}C50 ${ground - 92} 96 ${ground - 108} 142 ${ground - 66}C184 ${ground - 132} 250 ${ground - 150} 300 ${ground - 92}C322 ${ground - 76} 344 ${ground - 70} ${WIDTH} ${ground - 64}V${height}H0z`;
  const near = `M0 ${ground - 18}C90 ${ground - 44} 150 ${ground - 12} 214 ${ground - 22}C270 ${ground - 30} 310 ${ground - 40} ${WIDTH} ${ground - 26}V${height}H0z`;
  const meadow = `M0 ${ground + 2}C110 ${ground - 8} 240 ${ground - 8} ${WIDTH} ${ground + 3}V${height}H0z`;
  return (
    <g class="landscape">
      <circle class="sun" cx="42" cy={ground - 150} r="18" />
      <path class="hill-far" d={far} />
      <path class="hill-near" d={near} />
      <path class="meadow" d={meadow} />
      <ellipse class="shade" cx={centre} cy={ground + 1} rx="150" ry="8" />
    </g>
  );
}

/** What shows between the stones of a pile: the dark of its inside. Through stones that are mere outlines it would shine. */
function Chinks(props: { readonly plan: CairnPlan<Layer>; readonly ground: number }) {
  const { stones } = props.plan;
  const chinks = stones.flatMap((first, index) => {
    if (stones[index - 1]?.row === first.row) return [];
    const course = stones.filter((one) => one.row === first.row);
    const last = course.at(-1) ?? first;
    const hollow = course.some(({ stone }) => stone.mark === 'not-shown');
    return hollow || first === last
      ? []
      : [{ first, left: first.left + 24, right: last.left + last.width - 24 }];
  });
  return (
    <g class="chinks">
      {chinks.map(({ first, left, right }) => (
        <rect
          key={first.row}
          x={left.toFixed(1)}
          y={(props.ground - first.base - first.height + 4).toFixed(1)}
          width={(right - left).toFixed(1)}
          height={(first.height - (first.row === 0 ? 6 : 0)).toFixed(1)}
          rx="6"
        />
      ))}
    </g>
  );
}

function PlacedPebble(props: {
  readonly keyed: boolean;
  readonly placed: PlacedStone<Stone>;
  readonly ground: number;
  readonly prefix: string;
}) {
  const { stone, left, width, height, base } = props.placed;
  const top = props.ground - base - height;
  // A little wider than its place, so that neighbours touch.
  const drawn = pebble(stone.part.award, { left: left - 1.5, top, width: width + 3, height });
  const [x, y] = [left + width / 2, top + height / 2];
  if (!props.keyed) return <StoneBody drawn={drawn} mark={stone.mark} prefix={props.prefix} />;
  return (
    <a class="stone-link" href={`#${props.prefix}-part-${stone.number}`} tabindex={-1}>
      <StoneBody drawn={drawn} mark={stone.mark} prefix={props.prefix} />
      <text class="stone-number" x={(x - 2).toFixed(1)} y={(y + 5).toFixed(1)} text-anchor="end">
        {stone.number}
      </text>
      <PlacedMark mark={stone.mark} x={x + 1} y={y - 7.5} size={15} />
    </a>
  );
}

export function StoneBody(props: { readonly drawn: Pebble; readonly mark: Mark; readonly prefix: string }) {
  const { drawn, mark, prefix } = props;
  if (mark === 'not-shown') return <path class="stone stone-not-shown" d={drawn.outline} />;
  const fill = mark === 'verified' ? `verified-${drawn.tone}` : mark;
  return (
    <g class={`stone stone-${mark}`}>
      <path class="stone-outline" d={drawn.outline} fill={`url(#${prefix}-${fill})`} />
      {mark === 'undetermined' ? <path d={drawn.outline} fill={`url(#${prefix}-hatch)`} /> : null}
      {drawn.speckles.map((speckle) => (
        <circle
          key={`${speckle.x} ${speckle.y}`}
          class="speckle"
          cx={speckle.x}
          cy={speckle.y}
          r={speckle.r}
        />
      ))}
      <path class="glint" d={drawn.glint} />
      {mark === 'not-verified' ? <path class="crack" d={drawn.crack} /> : null}
    </g>
  );
}

function Capstone(props: {
  readonly centre: number;
  readonly foot: number;
  readonly verdict: Verdict;
  readonly prefix: string;
}) {
  const { width, height } = CAPSTONE;
  const [left, top] = [props.centre - width / 2, props.foot - height * 0.92];
  const drawn = pebble('capstone', { left, top, width, height });
  return (
    <g class={`capstone capstone-${props.verdict}`}>
      <path class="capstone-outline" d={drawn.outline} />
      <path class="glint" d={drawn.glint} />
      <PlacedMark mark={props.verdict} x={props.centre - 14} y={top + height / 2 - 14} size={28} />
    </g>
  );
}

function Bracket(props: { readonly placed: PlacedLayer<Layer>; readonly ground: number }) {
  const { layer, base, top } = props.placed;
  const [upper, lower] = [props.ground - top + 7, props.ground - base - 6];
  const middle = (upper + lower) / 2;
  return (
    <g class="bracket">
      <path d={`M${BRACKET - 6} ${upper}h6V${lower}h-6`} />
      <text class="bracket-letter" x={BRACKET + 8} y={layer.mark ? middle - 1 : middle + 5}>
        {layer.letter}
      </text>
      {layer.mark ? <PlacedMark mark={layer.mark} x={BRACKET + 6} y={middle + 3} size={14} /> : null}
    </g>
  );
}
