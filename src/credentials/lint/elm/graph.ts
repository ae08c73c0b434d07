import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../../common/json.js';
import { sha256, toHex } from '../../../common/multibase.js';
import { valuesOf } from '../form/members.js';
import { type LiteralType, termKind } from './terms.js';

/** One value of a member, and where it stands. */
export type ElmValue =
  | { readonly kind: 'node'; readonly node: ElmNode; readonly at: string }
  | { readonly kind: 'text'; readonly language: string; readonly text: string; readonly at: string }
  | { readonly kind: 'literal'; readonly type: LiteralType; readonly text: string; readonly at: string };

/** A thing that the document speaks of: what all its places say of it together, as in RDF. */
export interface ElmNode {
  readonly id: string | undefined;
  readonly types: Set<string>;
  /** Each value once, however often it is said. */
  readonly members: Map<string, ElmValue[]>;
  /** Where it is spoken of first. */
  readonly at: string;
}

/** A document as the shapes see it, and what can't be seen so. */
export interface ElmGraph {
  readonly document: JsonObject;
  readonly root: ElmNode;
  readonly nodes: readonly ElmNode[];
  /** Members that aren't terms, so that a processor would drop them. */
  readonly undefinedTerms: readonly string[];
  /** Values that aren't written as their term wants it. */
  readonly misshapen: readonly string[];
  /** Nodes of which two places say different things. */
  readonly contradictions: readonly string[];
}

const utf8 = new TextEncoder();

const KEYWORDS: ReadonlySet<string> = new Set(['id', 'type', '@context']);

/**
 * Reads a document into nodes. It takes whatever JSON can say, nested as deep as our parser lets in, and never throws.
 */
export function readGraph(document: JsonObject): ElmGraph {
  const reader = new GraphReader();
  const { node: root } = reader.node(document, '');
  return { document, root, ...reader.found };
}

/** The values of a member; none where it isn't there. */
export function valuesIn(node: ElmNode, member: string): readonly ElmValue[] {
  return node.members.get(member) ?? [];
}

/** The nodes among the values of a member. */
export function nodesIn(node: ElmNode, member: string): ElmNode[] {
  return valuesIn(node, member).flatMap((value) => (value.kind === 'node' ? [value.node] : []));
}

/** The nodes of a class. */
export function nodesOf(graph: ElmGraph, type: string): ElmNode[] {
  return graph.nodes.filter((node) => node.types.has(type));
}

class GraphReader {
  readonly found = {
    nodes: [] as ElmNode[],
    undefinedTerms: [] as string[],
    misshapen: [] as string[],
    contradictions: [] as string[],
  };
  private readonly byId = new Map<string, ElmNode>();
  /** What the first full place of a node says, to compare others with. */
  private readonly said = new Map<string, string>();
  private readonly seen = new Map<ElmNode, Set<string>>();

  /** A node at one of its places, and all that is said of it there: equal texts for equal statements. */
  node(written: JsonObject, at: string): { readonly node: ElmNode; readonly says: string } {
    const id = typeof written.id === 'string' ? written.id : undefined;
    const node = this.named(id, at);
    const types: string[] = [];
    for (const { value, at: place } of valuesOf(written, 'type', at)) {
      if (typeof value === 'string') types.push(value);
      else this.found.misshapen.push(place);
    }
    for (const type of types) node.types.add(type);
    if (id !== undefined && types.length > 0) this.compare(`type ${id}`, types, at);
    const keys: string[] = [];
    const all = types.map((type) => `type ${type}`);
    // what a public list calls its entry is said in more languages here than there, and nothing reads it
    const labels = node.types.has('Concept') ? 'prefLabel' : undefined;
    for (const member of Object.keys(written)) {
      if (KEYWORDS.has(member)) continue;
      const said = this.member(node, member, written, at);
      for (const key of said) {
        all.push(key);
        if (member !== labels) keys.push(key);
      }
    }
    if (id !== undefined && keys.length > 0) this.compare(`members ${id}`, keys, at);
    // what is named is told apart by its name
    return { node, says: id === undefined ? digest(JSON.stringify(all.sort())) : `<${id}>` };
  }

  private named(id: string | undefined, at: string): ElmNode {
    const known = id === undefined ? undefined : this.byId.get(id);
    if (known) return known;
    const node: ElmNode = { id, types: new Set(), members: new Map(), at };
    this.found.nodes.push(node);
    if (id !== undefined) this.byId.set(id, node);
    return node;
  }

  private member(node: ElmNode, member: string, written: JsonObject, at: string): string[] {
    const kind = termKind(member);
    if (kind === undefined) {
      this.found.undefinedTerms.push(at + pointer(member));
      return [];
    }
    return valuesOf(written, member, at).flatMap(({ value, at: place }) => {
      if (kind === 'node') return this.nodeValue(node, member, value, place);
      if (kind === 'text') return this.textValue(node, member, value, place);
      return this.literalValue(node, member, value, place, kind);
    });
  }

  private nodeValue(holder: ElmNode, member: string, value: JsonValue, at: string): string[] {
    if (typeof value === 'string') {
      const node = this.named(value, at);
      return [this.add(holder, member, { kind: 'node', node, at }, `<${value}>`)];
    }
    if (!isJsonObject(value)) return this.misshaped(at);
    const { node, says } = this.node(value, at);
    // a node without an id is another one at each place; two places are told apart by what it says
    this.add(holder, member, { kind: 'node', node, at }, node.id === undefined ? at : says);
    return [`${member} ${says}`];
  }

  private textValue(holder: ElmNode, member: string, value: JsonValue, at: string): string[] {
    if (!isJsonObject(value)) return this.misshaped(at);
    return Object.keys(value).flatMap((language) =>
      valuesOf(value, language, at).flatMap(({ value: text, at: place }) =>
        typeof text === 'string'
          ? [
              this.add(
                holder,
                member,
                { kind: 'text', language: language.toLowerCase(), text, at: place },
                `"${text}"@${language.toLowerCase()}`,
              ),
            ]
          : this.misshaped(place),
      ),
    );
  }

  private literalValue(
    holder: ElmNode,
    member: string,
    value: JsonValue,
    at: string,
    type: LiteralType,
  ): string[] {
    const number = type === 'integer' || type === 'positiveInteger' || type === 'decimal';
    const fits =
      typeof value === 'string' ||
      (number && typeof value === 'number') ||
      (type === 'boolean' && typeof value === 'boolean');
    if (!fits) this.found.misshapen.push(at);
    if (typeof value === 'object') return [];
    const text = String(value);
    return [this.add(holder, member, { kind: 'literal', type, text, at }, `"${text}"`)];
  }

  private misshaped(at: string): string[] {
    this.found.misshapen.push(at);
    return [];
  }

  private add(holder: ElmNode, member: string, value: ElmValue, key: string): string {
    const seen = this.seen.get(holder) ?? new Set();
    this.seen.set(holder, seen);
    const whole = `${member} ${key}`;
    if (!seen.has(whole)) {
      seen.add(whole);
      const values = holder.members.get(member);
      if (values) values.push(value);
      else holder.members.set(member, [value]);
    }
    return whole;
  }

  private compare(what: string, keys: string[], at: string): void {
    const says = JSON.stringify(keys.sort());
    const before = this.said.get(what);
    if (before === undefined) this.said.set(what, says);
    else if (before !== says) this.found.contradictions.push(at);
  }
}

/** Of a bounded length, however much is said: nodes stand in each other, and each would say again what all within it say. */
function digest(says: string): string {
  return says.length < 100 ? says : toHex(sha256(utf8.encode(says)));
}
