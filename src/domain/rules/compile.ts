import { invalid } from '../../common/errors.js';
import { ectsFromDecimal } from '../ects.js';
import type { Grade, GradingScheme } from '../grades.js';
import { equivalenceClasses, type RuleContext } from './catalogue.js';
import type { Rule } from './rule.js';

/** What a leaf consumes, and how much of it at least. ECTS in hundredths. */
export type Takes =
  | { readonly kind: 'count' | 'ects'; readonly atLeast: number; readonly codes: ReadonlySet<string> }
  | { readonly kind: 'programme'; readonly programme: string };

/** A leaf of the rule together with all that the limits around it ask of the awards it uses. */
export interface Leaf {
  /** Position in the rule, depth first. */
  readonly index: number;
  readonly part: string;
  readonly takes: Takes;
  /** The tightest age limit on module awards, a programme's parts included. */
  readonly maxAgeMonths: number | undefined;
  /** The tightest age limit on a programme award itself. */
  readonly maxOwnAgeMonths: number | undefined;
  readonly minGrades: readonly Grade[];
  /** Indexes of the scopes around it, outermost first. */
  readonly scopes: readonly number[];
  /** The programme leaf that it helps to complete, in a rule compiled with its inner programmes opened. */
  readonly inside: Leaf | undefined;
}

/** A limit on what was used below it in all; 0 where it sets none. ECTS in hundredths. */
export interface Scope {
  readonly index: number;
  readonly institutions: number;
  readonly ects: number;
}

export type RuleNode =
  | { readonly type: 'leaf'; readonly leaf: Leaf }
  | { readonly type: 'all' | 'any'; readonly of: readonly RuleNode[] }
  | { readonly type: 'scope'; readonly scope: Scope; readonly of: RuleNode };

/** A rule made ready for judging any number of stacks. */
export interface CompiledRule {
  readonly root: RuleNode;
  readonly leaves: readonly Leaf[];
  readonly scopes: readonly Scope[];
  readonly gradingSchemes: readonly GradingScheme[];
  /** The equivalence class of a module code. */
  readonly classOf: (code: string) => string;
}

/**
 * Makes a rule ready for `evaluate` and `checkAssignment`; do it once per programme version. Throws `rule.part-twice`
 * where two leaves have one name, since a stack names parts by it. It does not replace `checkRule`.
 */
export function compileRule(rule: Rule, context: RuleContext): CompiledRule {
  return new Compiler(context, new Map()).compile(rule);
}

/**
 * As `compileRule`, with every programme leaf opened: it may be met by an award of the programme, or by whatever meets
 * that programme's own rule. For planning only.
 */
export function compileOpened(
  rule: Rule,
  context: RuleContext,
  programmes: ReadonlyMap<string, { readonly rule: Rule }>,
): CompiledRule {
  return new Compiler(context, programmes).compile(rule);
}

/** What is known at a node from the limits above it. */
interface Above {
  readonly maxAgeMonths: number | undefined;
  readonly maxOwnAgeMonths: number | undefined;
  readonly minGrades: readonly Grade[];
  readonly scopes: readonly number[];
  readonly inside: Leaf | undefined;
}

class Compiler {
  private readonly context: RuleContext;
  private readonly programmes: ReadonlyMap<string, { readonly rule: Rule }>;
  private readonly leaves: Leaf[] = [];
  private readonly scopes: Scope[] = [];

  constructor(context: RuleContext, programmes: ReadonlyMap<string, { readonly rule: Rule }>) {
    this.context = context;
    this.programmes = programmes;
  }

  compile(rule: Rule): CompiledRule {
    const above: Above = {
      maxAgeMonths: undefined,
      maxOwnAgeMonths: undefined,
      minGrades: [],
      scopes: [],
      inside: undefined,
    };
    const root = this.node(rule, above, new Set());
    const { gradingSchemes, equivalents } = this.context;
    return {
      root,
      leaves: this.leaves,
      scopes: this.scopes,
      gradingSchemes,
      classOf: equivalenceClasses(equivalents),
    };
  }

  private node(rule: Rule, above: Above, names: Set<string>): RuleNode {
    switch (rule.type) {
      case 'all':
      case 'any':
        return { type: rule.type, of: rule.of.map((inner) => this.node(inner, above, names)) };
      case 'limit':
        return this.limit(rule, above, names);
      case 'module':
        return this.leaf(
          rule.part,
          { kind: 'count', atLeast: 1, codes: new Set([rule.module]) },
          above,
          names,
        );
      case 'modules':
        return this.leaf(
          rule.part,
          { kind: 'count', atLeast: rule.atLeast, codes: new Set(rule.from) },
          above,
          names,
        );
      case 'ects': {
        const atLeast = ectsFromDecimal(rule.atLeast);
        return this.leaf(rule.part, { kind: 'ects', atLeast, codes: new Set(rule.from) }, above, names);
      }
      case 'programme':
        return this.programme(rule.part, rule.programme, above, names);
    }
  }

  private limit(rule: Extract<Rule, { type: 'limit' }>, above: Above, names: Set<string>): RuleNode {
    const counts = rule.institutions !== undefined || rule.ects !== undefined;
    const scope: Scope = {
      index: this.scopes.length,
      institutions: rule.institutions ?? 0,
      ects: rule.ects === undefined ? 0 : ectsFromDecimal(rule.ects),
    };
    if (counts) this.scopes.push(scope);
    const inner: Above = {
      maxAgeMonths: tighter(above.maxAgeMonths, rule.maxAgeMonths),
      maxOwnAgeMonths: tighter(above.maxOwnAgeMonths, rule.maxAgeMonths),
      minGrades: rule.minGrade ? [...above.minGrades, rule.minGrade] : above.minGrades,
      scopes: counts ? [...above.scopes, scope.index] : above.scopes,
      inside: above.inside,
    };
    const of = this.node(rule.rule, inner, names);
    return counts ? { type: 'scope', scope, of } : of;
  }

  private leaf(
    part: string,
    takes: Takes,
    above: Above,
    names: Set<string>,
  ): RuleNode & { readonly type: 'leaf' } {
    if (names.has(part)) {
      throw invalid({
        code: 'rule.part-twice',
        pointer: '',
        message: 'Two parts of the rule have the same name.',
      });
    }
    names.add(part);
    const leaf: Leaf = { index: this.leaves.length, part, takes, ...above };
    this.leaves.push(leaf);
    return { type: 'leaf', leaf };
  }

  private programme(part: string, programme: string, above: Above, names: Set<string>): RuleNode {
    const node = this.leaf(part, { kind: 'programme', programme }, above, names);
    const rule = this.programmes.get(programme)?.rule;
    for (let outer: Leaf | undefined = above.inside; outer; outer = outer.inside) {
      if (outer.takes.kind === 'programme' && outer.takes.programme === programme) return node;
    }
    if (!rule) return node;
    // An outer grade limit doesn't reach a programme's parts, nor does an outer age limit reach the inner programme
    // awards among them; outer ages of modules and outer totals do.
    const inner: Above = { ...above, maxOwnAgeMonths: undefined, minGrades: [], inside: node.leaf };
    return { type: 'any', of: [node, this.node(rule, inner, new Set())] };
  }
}

function tighter(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}

/** Every choice of alternatives that a rule leaves open, as the leaves that it then has; in the order of the rule. */
export function* alternatives(node: RuleNode): Generator<readonly Leaf[]> {
  if (node.type === 'leaf') yield [node.leaf];
  else if (node.type === 'scope') yield* alternatives(node.of);
  else if (node.type === 'any') for (const inner of node.of) yield* alternatives(inner);
  else yield* combined(node.of, 0);
}

function* combined(nodes: readonly RuleNode[], from: number): Generator<readonly Leaf[]> {
  const node = nodes[from];
  if (!node) yield [];
  else {
    for (const first of alternatives(node)) {
      for (const rest of combined(nodes, from + 1)) yield [...first, ...rest];
    }
  }
}

/** How many choices `alternatives` yields, without making them. */
export function countAlternatives(node: RuleNode): number {
  if (node.type === 'leaf') return 1;
  if (node.type === 'scope') return countAlternatives(node.of);
  const counts = node.of.map(countAlternatives);
  return node.type === 'any' ? counts.reduce((a, b) => a + b, 0) : counts.reduce((a, b) => a * b, 1);
}
