import type { StackableAward } from '../../src/domain/award.js';
import { monthsBefore } from '../../src/domain/dates.js';
import { gradeAtLeast } from '../../src/domain/grades.js';
import type { RuleContext } from '../../src/domain/rules/catalogue.js';
import type { Rule } from '../../src/domain/rules/rule.js';

/** A stack as the oracle writes it down: award id to the part it serves and the programme it came in with. */
export interface OracleStack {
  readonly lines: readonly { part: string; award: string; through?: string }[];
  readonly ects: number;
}

type Serving = ReadonlyMap<string, readonly StackableAward[]>;

/**
 * The best stack by trying every one: each award in each part or in none. It shares no line with the engine and knows
 * nothing clever, so it is right where it is slow. For a handful of awards only.
 */
export function oracleStack(
  rule: Rule,
  awards: readonly StackableAward[],
  asOf: string,
  context: RuleContext,
  unknownGrades: 'usable' | 'unusable' = 'unusable',
): OracleStack | undefined {
  const parts = partsOf(rule);
  const byId = [...awards].sort((a, b) => (a.id < b.id ? -1 : 1));
  let best: { stack: OracleStack; rank: unknown[] } | undefined;
  const choose = (index: number, chosen: (string | undefined)[]): void => {
    const award = byId[index];
    if (award) {
      for (const part of [undefined, ...parts]) choose(index + 1, [...chosen, part]);
      return;
    }
    const judged = judge(rule, byId, chosen, asOf, context, unknownGrades === 'usable');
    if (!judged) return;
    const rank = rankOf(judged, parts, byId);
    if (!best || isLess(rank, best.rank)) best = { stack: judged, rank };
  };
  choose(0, []);
  return best?.stack;
}

/** Parts in the order of the rule. */
function partsOf(rule: Rule): string[] {
  if (rule.type === 'limit') return partsOf(rule.rule);
  if (rule.type === 'all' || rule.type === 'any') return rule.of.flatMap(partsOf);
  return [rule.part];
}

function judge(
  rule: Rule,
  awards: readonly StackableAward[],
  chosen: readonly (string | undefined)[],
  asOf: string,
  context: RuleContext,
  lenient: boolean,
): OracleStack | undefined {
  const serving = new Map<string, StackableAward[]>();
  const lines: { part: string; award: string; through?: string }[] = [];
  const all: StackableAward[] = [];
  for (const [index, award] of awards.entries()) {
    const part = chosen[index];
    if (part === undefined) continue;
    const inner = award.kind === 'programme' ? (award.parts ?? []) : [];
    if (award.kind === 'programme' && inner.length === 0) return undefined;
    serving.set(part, [...(serving.get(part) ?? []), award]);
    lines.push({ part, award: award.id });
    all.push(award);
    for (const id of inner) {
      const found = awards.find((each) => each.id === id);
      if (!found || found.parts?.some((deeper) => !inner.includes(deeper))) return undefined;
      lines.push({ part, award: id, through: award.id });
      all.push(found);
    }
  }
  if (all.some((award) => award.awardedOn > asOf)) return undefined;
  if (new Set(all.map((award) => award.id)).size < all.length) return undefined;
  const codes = all.filter((award) => award.kind === 'module').map((award) => award.code);
  for (const [i, a] of codes.entries()) {
    for (const b of codes.slice(i + 1)) if (same(a, b, context)) return undefined;
  }
  const used = usedBy(rule, serving, awards, { asOf, context, lenient, ages: [], grades: [] });
  if (!used.some((ids) => ids.length === all.length)) return undefined;
  const ects = all.reduce((sum, award) => sum + (award.kind === 'module' ? award.ects : 0), 0);
  return { lines, ects };
}

interface Around {
  readonly asOf: string;
  readonly context: RuleContext;
  readonly lenient: boolean;
  readonly ages: readonly number[];
  readonly grades: readonly { scheme: string; value: string }[];
}

/** For every way to read the rule that these awards satisfy: all awards that it uses. */
function usedBy(
  rule: Rule,
  serving: Serving,
  awards: readonly StackableAward[],
  around: Around,
): StackableAward[][] {
  switch (rule.type) {
    case 'any':
      return rule.of.flatMap((inner) => usedBy(inner, serving, awards, around));
    case 'all': {
      let ways: StackableAward[][] = [[]];
      for (const inner of rule.of) {
        const more = usedBy(inner, serving, awards, around);
        ways = ways.flatMap((way) => more.map((next) => [...way, ...next]));
      }
      return ways;
    }
    case 'limit': {
      const ages = rule.maxAgeMonths === undefined ? around.ages : [...around.ages, rule.maxAgeMonths];
      const grades = rule.minGrade ? [...around.grades, rule.minGrade] : around.grades;
      return usedBy(rule.rule, serving, awards, { ...around, ages, grades }).filter((used) => {
        const modules = used.filter((award) => award.kind === 'module');
        const ects = modules.reduce((sum, award) => sum + award.ects, 0);
        const institutions = new Set(modules.map((award) => award.institution)).size;
        return institutions >= (rule.institutions ?? 0) && ects >= Math.round((rule.ects ?? 0) * 100);
      });
    }
    case 'programme': {
      const [award, second] = serving.get(rule.part) ?? [];
      if (!award || second || award.kind !== 'programme' || award.code !== rule.programme) return [];
      const inner = (award.parts ?? []).flatMap((id) => awards.filter((each) => each.id === id));
      const dated = [award, ...inner.filter((each) => each.kind === 'module')];
      return dated.every((each) => recent(each, around)) ? [[award, ...inner]] : [];
    }
    default: {
      const used = serving.get(rule.part) ?? [];
      const codes = rule.type === 'module' ? [rule.module] : rule.from;
      const fits = used.every(
        (award) =>
          award.kind === 'module' &&
          codes.includes(award.code) &&
          recent(award, around) &&
          around.grades.every((minimum) => {
            if (!award.grade) return around.lenient;
            return gradeAtLeast(award.grade, minimum, around.context.gradingSchemes) === true;
          }),
      );
      const ects = used.reduce((sum, award) => sum + award.ects, 0);
      const enough =
        rule.type === 'ects'
          ? ects >= Math.round(rule.atLeast * 100)
          : used.length >= (rule.type === 'modules' ? rule.atLeast : 1);
      return fits && enough ? [[...used]] : [];
    }
  }
}

function recent(award: StackableAward, { ages, asOf }: Around): boolean {
  return ages.every((months) => award.awardedOn >= monthsBefore(asOf, months));
}

/** Whether two codes count once together: by walking from group to group. */
function same(a: string, b: string, { equivalents }: RuleContext): boolean {
  const reached = new Set([a]);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const group of equivalents)
      if (group.some((code) => reached.has(code))) for (const code of group) reached.add(code);
  }
  return reached.has(b);
}

/** ECTS; awards by date and id (an end of the list is later than any date); parts in the order of the ids. */
function rankOf(stack: OracleStack, parts: readonly string[], awards: readonly StackableAward[]): unknown[] {
  const sorted = [...stack.lines].sort((a, b) => (a.award < b.award ? -1 : 1));
  const dated = sorted.map(
    (line) => `${awards.find((award) => award.id === line.award)?.awardedOn} ${line.award}`,
  );
  const places = sorted.map((line) => parts.indexOf(line.part));
  return [stack.ects, [...dated.sort(), '~'], places];
}

function isLess(a: unknown[], b: unknown[]): boolean {
  for (const [index, left] of a.flat().entries()) {
    const right = b.flat()[index];
    if (left === right) continue;
    return typeof left === 'number' && typeof right === 'number'
      ? left < right
      : String(left) < String(right);
  }
  return false;
}
