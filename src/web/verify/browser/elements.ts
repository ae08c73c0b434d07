/** An element of the page. Throws for one that isn't there. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new TypeError(`no element ${id}`);
  return found;
}
