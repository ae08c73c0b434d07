/**
 * The sets of institutions that a search meets on its way to a demand "from at least `need` institutions", each as a
 * small number so that search states stay cheap to compare. 0 is "enough"; what can't matter any more is forgotten, so
 * that many sets fall together.
 */
export class InstitutionSets {
  /** The state in which a search starts. */
  readonly start: number;
  private readonly need: number;
  /** For each layer of the search, the institutions that it or a later one could still bring. */
  private readonly later: readonly ReadonlySet<number>[];
  private readonly sets: { count: number; members: readonly number[] }[] = [{ count: 0, members: [] }];
  private readonly ids = new Map<string, number>();
  private readonly grown: Map<number, number>[] = [new Map()];
  private readonly narrowed: number[][] = [[]];

  constructor(need: number, used: readonly number[], later: readonly ReadonlySet<number>[]) {
    this.need = need;
    this.later = later;
    this.start = this.idOf(
      used.length,
      [...used].sort((a, b) => a - b),
    );
  }

  /** How many institutions are still wanting in a state. */
  wanting(id: number): number {
    return id === 0 ? 0 : this.need - (this.sets[id]?.count ?? 0);
  }

  /** The state after an award of that institution; the same state where that brings nothing new. */
  with(id: number, institution: number): number {
    const set = this.sets[id];
    if (id === 0 || !set || set.members.includes(institution)) return id;
    const known = this.grown[id]?.get(institution);
    if (known !== undefined) return known;
    const members = [...set.members, institution].sort((a, b) => a - b);
    const next = this.idOf(set.count + 1, members);
    this.grown[id]?.set(institution, next);
    return next;
  }

  /** The state without the institutions that no layer from this one on could bring: only their number matters now. */
  at(id: number, layer: number): number {
    const set = this.sets[id];
    if (id === 0 || !set) return id;
    const known = this.narrowed[id]?.[layer];
    if (known !== undefined) return known;
    const later = this.later[layer];
    const members = set.members.filter((member) => later?.has(member));
    const next = members.length === set.members.length ? id : this.idOf(set.count, members);
    const row = this.narrowed[id];
    if (row) row[layer] = next;
    return next;
  }

  /** Whether the layers from this one on could bring all that is wanting. The state is one made by `at` this layer. */
  isWithinReach(id: number, layer: number): boolean {
    const fresh = (this.later[layer]?.size ?? 0) - (this.sets[id]?.members.length ?? 0);
    return this.wanting(id) <= fresh;
  }

  private idOf(count: number, members: readonly number[]): number {
    if (count >= this.need) return 0;
    const key = `${count}:${members.join()}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.sets.length;
    this.sets.push({ count, members });
    this.grown.push(new Map());
    this.narrowed.push([]);
    this.ids.set(key, id);
    return id;
  }
}
