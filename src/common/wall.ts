/** Who looks or acts: an institution by its code; `undefined`: the network. */
export type Wall = string | undefined;

/** Whether what belongs to an institution (`undefined`: to the network alone) is there for whom the wall is around. */
export function isWithin(wall: Wall, institution: string | undefined): boolean {
  return wall === undefined || wall === institution;
}
