import { planCairn } from '../../../delivery/certificate/cairn-plan.js';
import { pebble } from '../../../delivery/certificate/pebble.js';
import { ectsToDecimal } from '../../../domain/ects.js';
import type { LevelStanding } from '../../../issuing/paths/path.js';
import type { Words } from '../../../words/words.js';
import { Definitions, StoneBody } from '../../share/cairn.js';
import type { NumberedLevel, NumberedStone } from './numbered.js';

const WIDTH = 360;
/** Cairns stand to the left and to the right in turn, so that each has room for its name. */
const SIDES = [116, 244] as const;
const SCALE = 0.6;
const CAPSTONE = { width: 46, height: 31 };
/** From the foot of the lowest cairn to the lower edge. */
const FOOT = 74;
const SKY = 40;

interface Placed {
  readonly level: NumberedLevel;
  readonly index: number;
  readonly x: number;
  /** Of the foot. */
  readonly y: number;
  readonly plan: ReturnType<typeof planOf>;
}

/**
 * A trail with a cairn for each level, from below: stones that are there are solid, those in reach are outlined and have a
 * plus, those for later are dashed. Hidden from screen readers, since the list beside it says all of it.
 */
export function PathPicture(props: {
  readonly levels: readonly NumberedLevel[];
  /** How many stones lie about. */
  readonly loose: number;
  readonly prefix: string;
  readonly words: Words;
}) {
  const { levels, prefix, words } = props;
  const placed = place(levels);
  const top = Math.min(...placed.map(({ y, plan }) => y - plan.tall)) - SKY;
  const height = FOOT - top;
  return (
    <svg class="path-picture" viewBox={`0 ${top} ${WIDTH} ${height}`} aria-hidden="true" focusable="false">
      <Definitions prefix={prefix} />
      <circle class="sun" cx="64" cy={top + 54} r="17" />
      <path class="hill-far" d={ridge(top + 70, placed.at(-1)?.y ?? 0)} />
      {placed.toReversed().map((one) => (
        <g key={one.level.programme.code}>
          <path class={`slope slope-${Math.min(one.index, 3)}`} d={slope(one)} />
          <Way from={placed[one.index - 1]} to={one} />
          <Pile placed={one} prefix={prefix} />
          <Name placed={one} words={words} />
        </g>
      ))}
      <Loose count={props.loose} prefix={prefix} />
    </svg>
  );
}

function planOf({ stones }: NumberedLevel) {
  // what is there lies below what is not
  const plan = planCairn(
    [{ stones: stones.toReversed().map((stone) => ({ stone, ects: ectsToDecimal(stone.ects) })) }],
    0,
  );
  return { ...plan, tall: plan.height * SCALE + CAPSTONE.height };
}

/** The lowest level stands at the height 0. */
function place(levels: readonly NumberedLevel[]): readonly Placed[] {
  let y = 0;
  return levels.map((level, index) => {
    const plan = planOf(level);
    const placed = { level, index, x: SIDES[index % 2] ?? SIDES[0], y, plan };
    y -= Math.max(118, plan.tall * 0.72 + 44);
    return placed;
  });
}

/** The side of the hill that a level stands on, down to the lower edge. */
function slope({ index, x, y }: Placed): string {
  const [left, right] = x < WIDTH / 2 ? [y - 3, y + 26] : [y + 24, y - 5];
  const bend = index % 2 === 0 ? 9 : -7;
  return `M0 ${left}C${x - 60} ${y - bend} ${x + 40} ${y - 8} ${x + 70} ${y + 6}S${WIDTH - 20} ${right + bend} ${WIDTH} ${right}V${FOOT}H0z`;
}

function ridge(top: number, ground: number): string {
  const low = Math.max(top + 60, ground - 40);
  return `M0 ${low - 8}C40 ${low - 40} 80 ${low - 70} 128 ${low - 24}C170 ${low - 66} 236 ${low - 96} 286 ${low - 40}C312 ${low - 26} 340 ${low - 22} ${WIDTH} ${low - 16}V${ground + 40}H0z`;
}

/** The way from one cairn to the next: trodden as far as one has come. */
function Way({ from, to }: { readonly from: Placed | undefined; readonly to: Placed }) {
  const [x1, y1] = from ? [from.x, from.y + 10] : [WIDTH / 2 + 14, FOOT];
  const [x2, y2] = [to.x + (to.x < WIDTH / 2 ? 44 : -44), to.y + 7];
  const rise = y1 - y2;
  const swing = to.x < WIDTH / 2 ? 34 : -34;
  const d = `M${x1} ${y1}C${x1 - swing} ${y1 - rise * 0.42} ${x2 + swing * 2} ${y2 + rise * 0.5} ${x2} ${y2}`;
  return <path class={`way ${isTrodden(to.level.standing) ? 'way-trodden' : ''}`} d={d} />;
}

function isTrodden(standing: LevelStanding): boolean {
  return standing !== 'later' && standing !== 'closed';
}

function Pile({ placed, prefix }: { readonly placed: Placed; readonly prefix: string }) {
  const { level, x, y, plan } = placed;
  return (
    <g>
      <ellipse class="shade" cx={x} cy={y + 1} rx="72" ry="5" />
      {plan.stones.map(({ stone: { stone }, left, width, height, base }) => (
        <PathPebble
          key={stone.id}
          stone={stone}
          prefix={prefix}
          box={{
            left: x + (left - 1.5) * SCALE,
            top: y - (base + height) * SCALE,
            width: (width + 3) * SCALE,
            height: height * SCALE,
          }}
        />
      ))}
      <Capstone level={level} x={x} foot={y - plan.height * SCALE} prefix={prefix} />
    </g>
  );
}

type Box = Parameters<typeof pebble>[1];

function PathPebble(props: { readonly stone: NumberedStone; readonly box: Box; readonly prefix: string }) {
  const { stone, box, prefix } = props;
  const drawn = pebble(stone.id, box);
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  return (
    <a class="stone-link" href={`#${prefix}-stone-${stone.number}`} tabIndex={-1}>
      {stone.standing === 'in-reach' ? (
        <path class="stone stone-in-reach" d={drawn.outline} />
      ) : (
        <StoneBody drawn={drawn} mark={MARK[stone.standing]} prefix={prefix} />
      )}
      <text class={`path-number path-number-${stone.standing}`} x={x.toFixed(1)} y={(y + 4.5).toFixed(1)}>
        {stone.standing === 'in-reach' ? `+ ${stone.number}` : stone.number}
      </text>
    </a>
  );
}

const MARK = { done: 'verified', suspended: 'undetermined', missing: 'not-shown' } as const;

function Capstone(props: {
  readonly level: NumberedLevel;
  readonly x: number;
  readonly foot: number;
  readonly prefix: string;
}) {
  const { level, x, foot, prefix } = props;
  const { width, height } = CAPSTONE;
  const box = { left: x - width / 2, top: foot - height * 0.94, width, height };
  const drawn = pebble(`capstone ${level.programme.code}`, box);
  const [cx, cy] = [x, box.top + height / 2];
  switch (level.standing) {
    case 'held':
      return (
        <g>
          <path class="path-capstone" d={drawn.outline} />
          <path class="glint path-glint" d={drawn.glint} />
          <path class="path-tick" d={`M${cx - 7} ${cy + 0.5}l4.6 5l9.4-10.4`} />
        </g>
      );
    case 'suspended':
      return <StoneBody drawn={drawn} mark="undetermined" prefix={prefix} />;
    default:
      return (
        <g>
          <path class={`stone path-capstone-${isDue(level.standing) ? 'due' : 'open'}`} d={drawn.outline} />
          {level.standing === 'next' ? <Flag x={cx} y={box.top + 5} /> : null}
        </g>
      );
  }
}

function isDue(standing: LevelStanding): boolean {
  return standing === 'coming' || standing === 'confirm' || standing === 'agree';
}

/** Marks the certificate that is next. */
function Flag({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g class="path-flag">
      <path class="path-pole" d={`M${x} ${y}v-34`} />
      <path class="path-pennant" d={`M${x + 1} ${y - 34}c9-3 14 4 25 0l-5 8l5 8c-11 4-16-3-25 0z`} />
    </g>
  );
}

function Name({ placed, words }: { readonly placed: Placed; readonly words: Words }) {
  const { level, x, y } = placed;
  const { code } = level.programme;
  return (
    <g class="path-name">
      <text class="path-code" x={x} y={y + 25}>
        {code.length > 18 ? `${code.slice(0, 17)}…` : code}
      </text>
      <text class="path-ects" x={x} y={y + 42}>
        {words.text(level.done < level.ects ? 'me.path.share' : 'ects', {
          done: words.number(ectsToDecimal(level.done)),
          number: words.number(ectsToDecimal(level.ects)),
        })}
      </text>
    </g>
  );
}

/** Stones that are there and in no pile, beside the way. */
function Loose({ count, prefix }: { readonly count: number; readonly prefix: string }) {
  return (
    <g>
      {Array.from({ length: Math.min(count, 4) }, (_, index) => {
        const box = { left: 258 + index * 25, top: 30 + (index % 2) * 9, width: 25, height: 16 };
        const drawn = pebble(`loose ${index}`, box);
        return <StoneBody key={`loose ${box.left}`} drawn={drawn} mark="verified" prefix={prefix} />;
      })}
    </g>
  );
}
