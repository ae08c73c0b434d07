import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const WCAG_AND_PRACTICE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The axe that `@axe-core/playwright` brings along, in its short form, which the browser reads in a third of the time. */
const axeOf = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const AXE = readFileSync(axeOf.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe answers with, as far as it is looked at. */
interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
}

/**
 * What the page that is open breaks of WCAG 2.2 (A and AA) and of good practice, as `rule: element`; with `rules`, of these
 * alone. Axe is put into a page once, however often it is asked: that costs more than its look at a small page. Pages with
 * frames are not for this, since it looks at the outermost document alone.
 */
export async function violations(page: Page, rules: readonly string[] = []): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('The page has frames, and they would not be looked at');
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(
    async (options) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const { violations: found } = await axe.run(document, options);
      return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    },
    {
      resultTypes: ['violations'],
      runOnly:
        rules.length > 0 ? { type: 'rule', values: [...rules] } : { type: 'tag', values: WCAG_AND_PRACTICE },
    },
  );
}
