import { describe, expect, test } from '@jest/globals';
import type { Request, Response } from 'express';
import type { Rule } from '../../../src/domain/rules/rule.js';
import { readAssets } from '../../../src/web/assets.js';
import { moduleView } from '../../../src/web/pages/module.js';
import { errorView, notSharedView } from '../../../src/web/pages/notice.js';
import { programmeView } from '../../../src/web/pages/programme.js';
import { ruleInWords } from '../../../src/web/pages/rule-in-words.js';
import { wordsFor } from '../../../src/words/words.js';
import { SITE } from '../../support/pages.js';
import { modulePage, programmePage } from '../../support/site-pages.js';

const words = wordsFor('en');

describe('a rule in words', () => {
  const leaf: Rule = { type: 'module', part: 'a', module: 'A' };

  test('names a module by its title and code, or by its code alone', () => {
    expect(ruleInWords(leaf, new Map([['A', 'Didactics']]), words)).toMatchObject({
      named: { code: 'A', title: 'Didactics' },
    });
    expect(ruleInWords({ ...leaf, module: 'toString' }, new Map(), words).named).toEqual({
      code: 'toString',
      title: undefined,
    });
  });

  test('all of a set is said as all of it', () => {
    const rule: Rule = { type: 'modules', part: 'p', atLeast: 2, from: ['A', 'B'] };
    expect(ruleInWords(rule, new Map(), words).sentence).toBe('All of these modules:');
    expect(ruleInWords({ ...rule, atLeast: 1 }, new Map(), words).sentence).toBe(
      'At least 1 of these modules:',
    );
  });

  test('conditions are joined in one sentence, and a limit without any says nothing', () => {
    const limit = { type: 'limit', rule: leaf } as const;
    expect(ruleInWords(limit, new Map(), words)).toEqual(ruleInWords(leaf, new Map(), words));
    expect(
      ruleInWords({ ...limit, maxAgeMonths: 1, institutions: 2, ects: 7.5 }, new Map(), words).sentence,
    ).toBe(
      'With these conditions: nothing older than one month on the day of the certificate, from at least 2 different institutions, at least 7.5 ECTS in all:',
    );
  });
});

describe('published versions', () => {
  test('a module tells what it takes and keeps the anchors of its outcomes', () => {
    const html = moduleView(modulePage());
    expect(html).toContain('<li id="lo-1">');
    expect(html).toContain('<span lang="de"><bdi>Bewertet');
    expect(html).toContain('65 hours');
    expect(html).toMatch(/Met<\/bdi><span class="needed"> \(needed to pass\)/);
    expect(html).toContain('zQmWvQxTqbG2Z9HPJgG57jjwR154cKhbtJenbyYTWkjgF3e');
  });

  test('a programme says its rule', () => {
    const html = programmeView(programmePage());
    expect(html).toContain(
      'The completed programme <a href="/p/iPET-1/2"><bdi>Qualification Development</bdi>',
    );
    expect(html).toContain('<li> <bdi>Psychology of Learning</bdi>');
    expect(html).toContain('At least 3.5 ECTS from these modules:');
  });

  test('tell how one learns, what it entitles to and who accredits it, where they have that', () => {
    const agency = { name: { en: 'Agency <b>' }, eidasIdentifier: 'NTRPT-1', country: 'PT' };
    const accreditation = { title: { en: 'Title' }, type: 'programme', agency } as const;
    const quality = { type: 'external-accreditation', description: { en: 'By an agency.' } } as const;
    const more = {
      nationalLevel: { framework: { en: 'Framework' }, country: 'PT', level: '7' },
      entitlements: [{ title: { en: 'Go on' }, description: { en: 'To more.' }, type: 'learning' as const }],
      qualityAssurance: { ...quality, accreditation: { ...accreditation, expires: '2029-06-30' } },
    };
    const learning = {
      languages: ['en', 'pt'],
      mode: 'online' as const,
      setting: 'formal' as const,
      workloadHours: 52,
      entryRequirements: { en: 'A degree.' },
      assessment: {
        type: 'portfolio' as const,
        description: { en: 'Each module.' },
        supervision: 'unsupervised' as const,
      },
    };
    for (const html of [
      moduleView(modulePage(more)),
      programmeView(programmePage({ ...more, ...learning })),
    ]) {
      expect(html).toMatch(/National level<\/dt><dd>[^<]*7[^<]*Framework[^<]*Portugal/);
      expect(html).toMatch(/What it entitles to<\/h2><ul><li><bdi>Go on/);
      expect(html).toMatch(/Accredited by [^<]*Agency &lt;b>[^<]*Portugal[^<]*until [^<]*30 June 2029/);
    }
    const told = programmeView(programmePage(learning));
    for (const text of ['52 hours', 'Online', 'Formal', 'English, Portuguese', 'A degree.', 'Portfolio'])
      expect(told).toContain(text);
    expect(told).not.toContain('Grading scheme');
    const before = programmeView(programmePage());
    for (const text of [
      'Workload',
      'Setting',
      'Languages',
      'Assessment</h2>',
      'What it entitles to',
      'Accredited',
    ])
      expect(before).not.toContain(text);
  });

  test('markup in a title stays text, in the head as well', () => {
    const html = moduleView(modulePage({ title: { en: '</title><script>alert(1)</script>' } }));
    expect(html).not.toContain('<script');
  });
});

test('the page of a link that leads nowhere says nothing about what was there', () => {
  const html = notSharedView(SITE);
  expect(html).toContain('Nothing is shared here');
  expect(html).not.toMatch(/revoked|certificate|deleted/i);
});

test('an error page names its reference as text', () => {
  expect(errorView({ ...SITE, reference: '<i>7</i>' })).toContain('&lt;i>7&lt;/i>');
});

describe('assets', () => {
  const assets = readAssets();

  function ask(path: string, method = 'GET') {
    const sent: { headers?: unknown; body?: unknown; passed: boolean } = { passed: false };
    const request: Partial<Request> = { path, method };
    const response = {
      set: (headers: unknown) => {
        sent.headers = headers;
      },
      send: (body: unknown) => {
        sent.body = body;
      },
    };
    assets.handler(request as Request, response as unknown as Response, () => {
      sent.passed = true;
    });
    return sent;
  }

  test('are served for ever under their hashed paths, and nothing else is', () => {
    expect(assets.paths.stylesheet).toMatch(/^\/assets\/cairn\.[0-9a-f]{16}\.css$/);
    expect(ask(assets.paths.stylesheet).headers).toMatchObject({
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Type': 'text/css; charset=utf-8',
    });
    for (const path of ['/assets/cairn.css', '/assets/../assets.ts', '/'])
      expect(ask(path).passed).toBe(true);
    expect(ask(assets.paths.icon, 'POST').passed).toBe(true);
  });

  test('the style sheet stays small, and loads nothing from elsewhere', () => {
    const css = String(ask(assets.paths.stylesheet).body);
    expect(css.length).toBeLessThan(16_000);
    expect(css).not.toMatch(/@import|url\(|https?:/);
    expect(css.split('{').length).toBe(css.split('}').length);
  });

  test('fonts come from the site itself, under paths that change with them', () => {
    const css = String(ask(assets.paths.fontsStylesheet).body);
    const addresses = [...css.matchAll(/url\(([^)]*)\)/g)].map(([, address = '']) => address);
    expect(addresses.length).toBeGreaterThanOrEqual(8);
    for (const address of addresses) {
      expect(address).toMatch(/^\/assets\/source-(sans-3|serif-4)-[a-z-]+\.[0-9a-f]{16}\.woff2$/);
      expect(
        Buffer.from(ask(address).body as Uint8Array)
          .subarray(0, 4)
          .toString(),
      ).toBe('wOF2');
    }
    expect(css).not.toMatch(/@import|https?:/);
  });
});
