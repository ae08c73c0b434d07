import { checkBrowserSafety, checkEffects } from './effects.js';
import { checkPackages, checkReadmes, checkTexts, checkTypes, type Packages } from './house.js';
import { checkCycles, checkLayers } from './layers.js';
import { type Breach, readSources, type Tree } from './source-tree.js';

/** Everything in a tree that breaks a rule of the house. */
export function checkArchitecture(tree: Tree, packages: Packages): Breach[] {
  const sources = readSources(tree);
  return [
    ...checkLayers(sources, tree),
    ...checkCycles(sources),
    ...checkBrowserSafety(sources),
    ...checkEffects(sources),
    ...checkTypes(sources),
    ...checkTexts(sources, tree),
    ...checkPackages(sources, packages),
    ...checkReadmes(tree),
  ];
}

/** `src/domain/a.ts:3 [layer] imports …` */
export function asLine({ rule, path, line, message }: Breach): string {
  return `${path}${line === undefined ? '' : `:${line}`} [${rule}] ${message}`;
}
