import { canonicalJson, isJsonObject, type JsonObject, type JsonValue, pointer } from '../../common/json.js';
import { isOpenBadgesContext } from '../contexts/known.js';
import { isLearnerRecord, list } from '../documents/reading.js';
import { textDigest } from '../documents/statement.js';

/** A credential inside of another one, with a context and a signature of its own. */
export interface Enclosed {
  /** JSON pointer to it. */
  readonly pointer: string;
  /** An object, or the text of an envelope; or what isn't either and stands in its place. */
  readonly item: JsonValue;
  /** The node that holds it: the learner of a record, or what is endorsed. */
  readonly holder: JsonObject;
}

/** A document, and what it encloses. */
export interface Separated {
  /**
   * The document with a name in place of each enclosed object, by what that says. Such an object is read by itself: it has
   * contexts of its own, in which its words may mean something else.
   */
  readonly outer: JsonObject;
  /** What a learner record lists. */
  readonly listed: readonly Enclosed[];
  readonly endorsements: readonly Enclosed[];
}

/**
 * Takes a credential apart: what its learner record lists, and the endorsements of Open Badges 3.0 in it. `bytesSigned`:
 * its text is signed, so that endorsements as tokens are, too, though no context defines their member.
 */
export function separate(document: JsonObject, bytesSigned: boolean): Separated {
  const listed: Enclosed[] = [];
  const endorsements: Enclosed[] = [];
  const record = isLearnerRecord(document);
  const badge = list(document['@context']).some(isOpenBadgesContext);

  const enclose = (into: Enclosed[], holder: JsonObject, value: JsonValue, at: string): JsonValue => {
    const one = (item: JsonValue, itemAt: string) => {
      into.push({ pointer: itemAt, item, holder });
      return isJsonObject(item) ? `urn:enclosed:${textDigest(canonicalJson(item))}` : item;
    };
    return Array.isArray(value) ? value.map((item, index) => one(item, at + pointer(index))) : one(value, at);
  };
  const visit = (value: JsonValue, at: string): JsonValue => {
    if (Array.isArray(value)) return value.map((item, index) => visit(item, at + pointer(index)));
    return isJsonObject(value) ? visitNode(value, at) : value;
  };
  const visitNode = (node: JsonObject, at: string): JsonObject => {
    const kept: [string, JsonValue][] = [];
    for (const [key, value] of Object.entries(node)) {
      const here = at + pointer(key);
      if (record && key === 'verifiableCredential' && isSubject(at))
        kept.push([key, enclose(listed, node, value, here)]);
      else if (badge && key === 'endorsement' && list(value).every(isCredential))
        kept.push([key, enclose(endorsements, node, value, here)]);
      else if (badge && bytesSigned && key === 'endorsementJwt') enclose(endorsements, node, value, here);
      else if (key === '@context' || (at === '' && key === 'proof')) kept.push([key, value]);
      else kept.push([key, visit(value, here)]);
    }
    return Object.fromEntries(kept);
  };
  return { outer: visitNode(document, ''), listed, endorsements };
}

/** Members of an enclosed endorsement that say something of what is endorsed, and that no check reads of anything else. */
const ENDORSING: ReadonlySet<string> = new Set(['id', 'type', 'endorsementComment']);

/**
 * A node of a document that something enclosed speaks of, too: pointer to what does. A canonical signature over both can't
 * tell which of the two said it, so a member could be taken out of the one while the signature holds for the sake of the
 * other. Of whom and what a listed credential is about, it may speak: its own signature keeps it as it is, and without
 * that the whole fails. An endorsement, which decides nothing, may say of others that it endorses them.
 */
export function findSharedNode({ outer, listed, endorsements }: Separated): string | undefined {
  const open = new Set([outer.issuer, ...list(outer.credentialSubject)].flatMap(idsIn));
  const own = new Set(idsIn(outer));
  const profiles = new Set(profilesOf(outer).flatMap(idsIn));
  const speaks = ({ item }: Enclosed, allowed: (node: JsonObject, id: string) => boolean) =>
    nodesIn(item).some((node) => {
      const id = String(node.id);
      return own.has(id) && !allowed(node, id);
    });
  return (
    listed.find((one) => speaks(one, (_node, id) => open.has(id))) ??
    endorsements.find((one) => speaks(one, (node, id) => profiles.has(id) || isEndorsing(node)))
  )?.pointer;
}

/** Who issued a credential or made up what it certifies. But for their ids, no check reads anything of them. */
function profilesOf(outer: JsonObject): JsonValue[] {
  const creators = (value: JsonValue): JsonValue[] => {
    if (Array.isArray(value)) return value.flatMap(creators);
    if (!isJsonObject(value)) return [];
    return Object.entries(value).flatMap(([key, member]) =>
      key === 'creator' ? [member] : creators(member),
    );
  };
  return [outer.issuer ?? [], ...list(outer.credentialSubject).flatMap(creators)];
}

function isEndorsing(node: JsonObject): boolean {
  return (
    Object.keys(node).every((name) => ENDORSING.has(name)) &&
    list(node.type).every((type) => type === 'EndorsementSubject')
  );
}

/** Nodes of which something is said, at whatever depth, proofs aside: those are graphs of their own. */
function nodesIn(value: JsonValue | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (!isJsonObject(value)) return [];
  const { '@context': _context, proof: _proof, ...members } = value;
  const inner = Object.values(members).flatMap(nodesIn);
  return typeof value.id === 'string' && Object.keys(members).length > 1 ? [value, ...inner] : inner;
}

function idsIn(value: JsonValue | undefined): string[] {
  return nodesIn(value).map(({ id }) => String(id));
}

function isSubject(at: string): boolean {
  return /^\/credentialSubject(?:\/\d+)?$/.test(at);
}

function isCredential(item: JsonValue): boolean {
  return (
    isJsonObject(item) &&
    list(item.type).some((type) => /^(?:Enveloped)?VerifiableCredential$/.test(String(type)))
  );
}
