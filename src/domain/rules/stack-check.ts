import type { StackableAward } from '../award.js';
import type { CalendarDate } from '../dates.js';
import { ectsToDecimal } from '../ects.js';
import type { RuleContext } from './catalogue.js';
import { type CompiledRule, compileRule, type Leaf, type RuleNode, type Scope } from './compile.js';
import type { StackLine } from './evaluate.js';
import { distinctAwards, gradeFor, oldestAdmitted, programmeUse } from './ledger.js';
import type { Rule } from './rule.js';
import { leavesOf } from './walk.js';

/** What is wrong with a claimed stack. `grade-unknown` alone means that it can't be told. */
export interface Breach {
  readonly code:
    | 'ects-short'
    | 'part-twice'
    | 'not-in-rule'
    | 'part-missing'
    | 'too-old'
    | 'grade-low'
    | 'grade-unknown'
    | 'institutions-few'
    | 'after-award'
    | 'through-broken';
  /** The part of the rule; absent where a limit on the whole, or on several parts, is broken. */
  readonly part?: string | undefined;
  /** Id of the award. */
  readonly award?: string | undefined;
  /** What the rule asks for and what there is: awards, institutions, or ECTS as decimals, as in the rule. */
  readonly needed?: number | undefined;
  readonly found?: number | undefined;
}

/** What was used below a node of the rule, and what is wrong there. ECTS in hundredths. */
interface Finding {
  readonly breaches: readonly Breach[];
  readonly modules: readonly StackableAward[];
  readonly lines: number;
  readonly parts: readonly string[];
}

/**
 * Checks a claimed stack line by line against a rule, as a verifier does who is told which award serves which part. The
 * time it takes grows with the size of rule and stack alone: nothing is searched. No breach: the stack satisfies the
 * rule on the day `asOf`, and so would `evaluate` on these awards. More awards in a part than it needs are no breach. Of
 * the alternatives of an `any` the one that fits best counts; awards in the others are not in the rule. `awards` holds
 * the award of each line; a line whose award isn't there is `part-missing`. Never throws for a well-formed rule.
 */
export function checkAssignment(
  rule: Rule,
  entries: readonly StackLine[],
  awards: readonly StackableAward[],
  asOf: CalendarDate,
  context: RuleContext,
): Breach[] {
  const ambiguous = repeatedPart(rule);
  if (ambiguous !== undefined) return [{ code: 'not-in-rule', part: ambiguous }];
  return new StackChecker(compileRule(rule, context), entries, awards, asOf).check();
}

/** The name that two leaves of a rule have, if there is one: no line can say which of them it means. */
function repeatedPart(rule: Rule): string | undefined {
  const names = leavesOf(rule).map(({ part }) => part);
  return names.find((name, index) => names.indexOf(name) < index);
}

class StackChecker {
  private readonly rule: CompiledRule;
  private readonly entries: readonly StackLine[];
  private readonly awards: ReadonlyMap<string, StackableAward>;
  private readonly asOf: CalendarDate;
  private readonly byPart = new Map<string, StackLine[]>();

  constructor(
    rule: CompiledRule,
    entries: readonly StackLine[],
    awards: readonly StackableAward[],
    asOf: CalendarDate,
  ) {
    this.rule = rule;
    this.entries = entries;
    this.awards = distinctAwards(awards);
    this.asOf = asOf;
    for (const entry of entries) {
      const list = this.byPart.get(entry.part);
      if (list) list.push(entry);
      else this.byPart.set(entry.part, [entry]);
    }
  }

  check(): Breach[] {
    const known = new Set(this.rule.leaves.map((leaf) => leaf.part));
    const stray = this.entries.filter((entry) => !known.has(entry.part));
    return [
      ...stray.map(notInRule),
      ...this.node(this.rule.root).breaches,
      ...this.lineBreaches(),
      ...this.twice(),
    ];
  }

  private node(node: RuleNode): Finding {
    if (node.type === 'leaf') return this.leaf(node.leaf);
    if (node.type === 'scope') return this.scope(node.scope, this.node(node.of));
    const findings = node.of.map((inner) => this.node(inner));
    return node.type === 'all' ? together(findings) : this.chosen(findings);
  }

  /** The alternative that leaves least to object to, with the lines of the others among the objections. */
  private chosen(findings: readonly Finding[]): Finding {
    const lines = findings.reduce((sum, finding) => sum + finding.lines, 0);
    const objections = (finding: Finding) => finding.breaches.length + lines - finding.lines;
    const [best] = [...findings].sort((a, b) => objections(a) - objections(b) || b.lines - a.lines);
    if (!best) return { breaches: [], modules: [], lines: 0, parts: [] };
    const others = findings.filter((finding) => finding !== best && finding.lines > 0);
    const strays = others.flatMap((finding) => finding.parts.flatMap((part) => this.byPart.get(part) ?? []));
    return { ...best, lines, breaches: [...best.breaches, ...strays.map(notInRule)] };
  }

  private scope(scope: Scope, finding: Finding): Finding {
    const breaches = [...finding.breaches];
    const institutions = new Set(finding.modules.map((award) => award.institution)).size;
    if (institutions < scope.institutions) {
      breaches.push({ code: 'institutions-few', needed: scope.institutions, found: institutions });
    }
    const ects = totalEcts(finding.modules);
    if (ects < scope.ects) {
      breaches.push({ code: 'ects-short', needed: ectsToDecimal(scope.ects), found: ectsToDecimal(ects) });
    }
    return { ...finding, breaches };
  }

  private leaf(leaf: Leaf): Finding {
    const lines = this.byPart.get(leaf.part) ?? [];
    const finding = leaf.takes.kind === 'programme' ? this.programme(leaf, lines) : this.modules(leaf, lines);
    return { ...finding, lines: lines.length, parts: [leaf.part] };
  }

  private modules(leaf: Leaf, lines: readonly StackLine[]): Pick<Finding, 'breaches' | 'modules'> {
    const { takes, part } = leaf;
    const breaches: Breach[] = [];
    const modules: StackableAward[] = [];
    if (takes.kind === 'programme') return { breaches, modules };
    const oldest = oldestAdmitted(this.asOf, leaf.maxAgeMonths);
    for (const line of lines) {
      const award = this.awards.get(line.award);
      if (!award) continue;
      if (line.through !== undefined) breaches.push({ code: 'through-broken', part, award: award.id });
      if (award.kind !== 'module' || !takes.codes.has(award.code)) {
        breaches.push(notInRule(line));
        continue;
      }
      modules.push(award);
      if (award.awardedOn < oldest) breaches.push({ code: 'too-old', part, award: award.id });
      const grade = gradeFor(leaf, award, this.rule.gradingSchemes);
      if (grade !== 'enough') breaches.push({ code: `grade-${grade}`, part, award: award.id });
    }
    const [needed, found] = [takes.atLeast, takes.kind === 'count' ? modules.length : totalEcts(modules)];
    if (found < needed && takes.kind === 'count')
      breaches.push({ code: 'part-missing', part, needed, found });
    else if (found < needed) {
      breaches.push({
        code: 'ects-short',
        part,
        needed: ectsToDecimal(needed),
        found: ectsToDecimal(found),
      });
    }
    return { breaches, modules };
  }

  private programme(leaf: Leaf, lines: readonly StackLine[]): Pick<Finding, 'breaches' | 'modules'> {
    const { takes, part } = leaf;
    const heads = lines.filter((line) => line.through === undefined);
    const breaches: Breach[] = [];
    const award = heads.map((line) => this.awards.get(line.award)).find((found) => isOf(found, takes));
    for (const line of heads) {
      const found = this.awards.get(line.award);
      if (found && found !== award) breaches.push(notInRule(line));
    }
    const inner = lines.filter((line) => line.through !== undefined);
    const modules = inner.flatMap((line) => this.awards.get(line.award) ?? []).filter(isModule);
    if (!award) {
      breaches.push({ code: 'part-missing', part, needed: 1, found: 0 });
      breaches.push(...inner.map((line): Breach => ({ code: 'through-broken', part, award: line.award })));
      return { breaches, modules };
    }
    breaches.push(...this.through(award, part, inner));
    const [own, ofModules] = [leaf.maxOwnAgeMonths, leaf.maxAgeMonths].map((months) =>
      oldestAdmitted(this.asOf, months),
    );
    if (award.awardedOn < (own ?? '')) breaches.push({ code: 'too-old', part, award: award.id });
    for (const module of modules) {
      if (module.awardedOn < (ofModules ?? '')) breaches.push({ code: 'too-old', part, award: module.id });
    }
    return { breaches, modules };
  }

  /** Whether the lines that came in through a programme award are exactly its parts. */
  private through(award: StackableAward, part: string, inner: readonly StackLine[]): Breach[] {
    const parts = new Set(award.parts);
    const listed = new Set(inner.map((line) => line.award));
    const strangers = inner.filter((line) => line.through !== award.id || !parts.has(line.award));
    const wrong = [...strangers.map((line) => line.award), ...[...parts].filter((id) => !listed.has(id))];
    const whole = wrong.length > 0 || programmeUse(award, this.awards, (code) => code) !== undefined;
    if (!whole) wrong.push(award.id);
    return wrong.map((id): Breach => ({ code: 'through-broken', part, award: id }));
  }

  /** Of each line by itself: that its award is there, and not dated after the stack. */
  private lineBreaches(): Breach[] {
    return this.entries.flatMap(({ part, award }): Breach[] => {
      const found = this.awards.get(award);
      if (!found) return [{ code: 'part-missing', part, award }];
      return found.awardedOn > this.asOf ? [{ code: 'after-award', part, award }] : [];
    });
  }

  /** No award and no equivalence class of modules twice in the whole stack. */
  private twice(): Breach[] {
    const [ids, classes] = [new Set<string>(), new Set<string>()];
    return this.entries.flatMap(({ part, award: id }): Breach[] => {
      const award = this.awards.get(id);
      const name = award && isModule(award) ? this.rule.classOf(award.code) : undefined;
      const again = ids.has(id) || (name !== undefined && classes.has(name));
      ids.add(id);
      if (name !== undefined) classes.add(name);
      return again ? [{ code: 'part-twice', part, award: id }] : [];
    });
  }
}

function together(findings: readonly Finding[]): Finding {
  return {
    breaches: findings.flatMap((finding) => finding.breaches),
    modules: findings.flatMap((finding) => finding.modules),
    lines: findings.reduce((sum, finding) => sum + finding.lines, 0),
    parts: findings.flatMap((finding) => finding.parts),
  };
}

function notInRule({ part, award }: StackLine): Breach {
  return { code: 'not-in-rule', part, award };
}

function isModule(award: StackableAward): boolean {
  return award.kind === 'module';
}

function isOf(award: StackableAward | undefined, takes: Leaf['takes']): boolean {
  return award?.kind === 'programme' && takes.kind === 'programme' && award.code === takes.programme;
}

function totalEcts(modules: readonly StackableAward[]): number {
  return modules.reduce((sum, award) => sum + award.ects, 0);
}
