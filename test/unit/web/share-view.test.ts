import { describe, expect, test } from '@jest/globals';
import type { CredentialReport, VerificationReport } from '../../../src/verification/report.js';
import { shareView } from '../../../src/web/share/view.js';
import { LANGUAGES } from '../../../src/words/languages.js';
import { shareModel } from '../../support/pages.js';
import { recordReport } from '../../support/record-report.js';
import * as reports from '../../support/reports.js';
import { fixturePages } from '../../support/site-pages.js';

const page = (report: CredentialReport | VerificationReport) =>
  shareView(shareModel({ report: 'checkedAt' in report ? report : reports.reportOf(report) }));

/** The words of a page without its markup, in reading order. */
function wordsOf(html: string): string {
  return html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

test('a credential that was replaced names the newer one and the day', () => {
  const evidence = { since: '2026-10-02T09:00:00Z', replacedBy: 'urn:uuid:newer' };
  const message = 'The words of the verifier.';
  const replaced = {
    check: 'status',
    outcome: 'fail',
    code: 'status.superseded',
    message,
    evidence,
  } as const;
  const results = reports.withResults(reports.passes('module'), replaced);
  const words = wordsOf(
    page({ verdict: 'not-verified', summary: reports.moduleSummary({}), results, parts: [] }),
  );
  expect(words).toContain('was replaced on 2 October 2026 by a newer one, urn:uuid:newer.');
});

test('a credential says what it rests on, and what it took the place of', () => {
  const priorLearning = { issuer: 'did:web:elsewhere.example', digest: 'zQm' };
  const summary = reports.moduleSummary({ priorLearning, supersedes: 'urn:uuid:older' });
  const results = reports.passes('module');
  const words = wordsOf(page({ verdict: 'verified', summary, results, parts: [] }));
  expect(words).toContain('Recognised prior learning, attested by did:web:elsewhere.example');
  expect(words).toMatch(/Replaces\s+urn:uuid:older/);
});

describe('the verdict', () => {
  test('comes before anything that the credential says', () => {
    for (const report of [reports.revokedReport(), reports.unknownIssuerReport(), reports.moduleReport()]) {
      const words = wordsOf(page(report));
      const verdict = words.search(/Not verified|Cannot be determined|Verified/);
      expect(verdict).toBeGreaterThanOrEqual(0);
      expect(verdict).toBeLessThan(words.indexOf(reports.LEARNER));
    }
  });

  test('verified says by whom it is signed', () => {
    expect(wordsOf(page(reports.certificateReport()))).toMatch(
      /^ ?Verified It is signed by ENTER Network \(demo\) , unchanged, in force, and its parts meet the rule/,
    );
  });

  test('not verified names the first reason, with its date', () => {
    const words = wordsOf(page(reports.revokedReport()));
    expect(words).toMatch(/^ ?Not verified This certificate was revoked on 2 October 2026\./);
    expect(words).not.toContain('meet the rule of the programme. Checked');
  });

  test.each([
    [
      'period',
      'period.expired',
      { validUntil: '2026-05-01T00:00:00Z' },
      'This module credential expired on 1 May 2026.',
    ],
    [
      'status',
      'status.suspended',
      {},
      'This module credential is suspended, and does not count until its issuer decides.',
    ],
    ['proof', 'proof.invalid', {}, 'The signature does not match'],
    ['recognition', 'recognition.something-new', {}, 'The words of the verifier.'],
  ] as const)('a failed %s check with the code %s has its own words', (check, code, summary, expected) => {
    const failed = { check, outcome: 'fail', code, message: 'The words of the verifier.' } as const;
    const results = reports.withResults(reports.passes('module'), failed);
    const words = wordsOf(
      page({ verdict: 'not-verified', summary: reports.moduleSummary(summary), results, parts: [] }),
    );
    expect(words.trimStart().startsWith(`Not verified ${expected}`)).toBe(true);
  });

  test('a false signature is told before what the false document says of its status', () => {
    const failed = { check: 'proof', outcome: 'fail', code: 'proof.invalid', message: '' } as const;
    const results = [
      ...reports.withResults(reports.passes('certificate'), reports.REVOKED, failed),
    ].reverse();
    const words = wordsOf(page(reports.certificateReport({ verdict: 'not-verified', results })));
    expect(words).toMatch(
      /Not verified The signature does not match.*Also found: This certificate was revoked/,
    );
  });

  test('of a text that was damaged it says so, and leaves the place where reading ended to the checks', () => {
    const place = 'A control character stands in a string (line 1, column 6).';
    const damaged = {
      check: 'structure',
      outcome: 'fail',
      code: 'structure.json-malformed',
      message: place,
    } as const;
    const words = wordsOf(page(reports.certificateReport({ verdict: 'not-verified', results: [damaged] })));
    const answer = words.slice(0, words.indexOf('Awarded to'));
    expect(answer).toContain('The file cannot be read: it was damaged, or changed after it was signed.');
    expect(answer).not.toContain(place);
    expect(words).toContain(place);
  });

  test('undetermined says that it is no answer, and what to do', () => {
    const words = wordsOf(page(reports.unknownIssuerReport()));
    expect(words).toContain('Cannot be determined');
    expect(words).toContain('This result is neither a yes nor a no. Contact the institution');
    expect(words).toContain('did:web:academy.example (not known to this network)');
  });

  test('an advisory check is never the reason', () => {
    const advisory = {
      check: 'content',
      outcome: 'fail',
      code: 'content.missing',
      message: 'No level.',
      advisory: true,
    } as const;
    const results = reports.withResults(reports.passes('certificate'), advisory, reports.REVOKED);
    const words = wordsOf(page(reports.certificateReport({ verdict: 'not-verified', results })));
    expect(words.slice(0, words.indexOf('Awarded to'))).not.toContain('No level.');
  });

  test('says how many parts the awarding body vouches for', () => {
    const words = wordsOf(page(reports.notShownReport()));
    expect(words).toContain('2 parts were not shown; for them you rely on the word of the awarding body.');
    expect(words).toContain('Not shown: 2');
    expect(words.match(/Not shown(?!:)/g)).toHaveLength(2);
  });

  test('nothing readable is not shown as verified', () => {
    const empty = { ...reports.reportOf(), verdict: 'undetermined' } as const;
    expect(wordsOf(shareView(shareModel({ report: empty })))).toContain(
      'Nothing that was shared here could be read',
    );
  });

  test('several credentials each keep their own verdict', () => {
    const unknown = reports.unknownIssuerReport().credentials;
    const html = page(reports.reportOf(reports.certificateReport(), ...unknown));
    expect(html.match(/class="verdict-word"/g)).toHaveLength(2);
    expect(wordsOf(html)).toMatch(/^ ?Cannot be determined/);
  });
});

describe('what the credential says', () => {
  test('both dates are there, and the award date is the day as written', () => {
    const words = wordsOf(page(reports.certificateReport()));
    expect(words).toContain('Awarded on 12 March 2026 Signed on 14 March 2026');
    const summary = reports.moduleSummary({
      awardedOn: undefined,
      signedAt: undefined,
      learnerName: undefined,
    });
    const bare = wordsOf(page({ verdict: 'verified', summary, results: [], parts: [] }));
    expect(bare).toContain('Awarded to name not stated');
    expect(bare).toContain('Awarded on not stated Signed on not stated');
  });

  test('what an unknown issuer calls itself is told as unconfirmed before it is read, and whom it is not', () => {
    const html = page(reports.unknownIssuerReport());
    expect(wordsOf(html)).toMatch(
      /\(not known to this network\) The document itself gives its issuer this name\. Nobody here has confirmed it, and anybody can write any name: The University of Technology of the Northern Lakes This is not the institution that is registered here as Northern Lakes University of Technology \(demo\) ?\./,
    );
    expect(html.match(/.{12}The University of Technology of the Northern Lakes.{6}/g)).toEqual([
      '-name"><bdi>The University of Technology of the Northern Lakes</bdi>',
    ]);
    const [, head = ''] = /<head>(.*?)<\/head>/s.exec(html) ?? [];
    expect(head).not.toContain('Northern Lakes');
    const known = reports.moduleReport();
    expect(wordsOf(page(known))).not.toContain('gives its issuer this name');
  });

  test('a demo issuer marks the page even on a site that is none', () => {
    const issuer = { ...reports.NETWORK_ISSUER, demo: true };
    const report = reports.certificateReport({ summary: reports.certificateSummary({ issuer }) });
    expect(page(report)).toContain('<strong>Demonstration:</strong>');
    expect(page(reports.certificateReport())).not.toContain('Demonstration');
    const summary = reports.certificateSummary({ kind: 'transcript' });
    const record = { verdict: 'verified', summary, results: [], parts: [] } as const;
    expect(page({ ...record, listed: [report] })).toContain('<strong>Demonstration:</strong>');
    expect(page({ ...record, listed: [reports.certificateReport()] })).not.toContain('Demonstration');
  });

  test('every part is a stone and an entry with the same number', () => {
    const html = page(reports.certificateReport());
    for (let number = 1; number <= 12; number += 1) {
      expect(html.split(`href="#c1-part-${number}"`)).toHaveLength(2);
      expect(html.split(`id="c1-part-${number}"`)).toHaveLength(2);
    }
    expect(html).not.toContain('c1-part-13');
  });
});

describe('a learner record', () => {
  const html = page(recordReport());

  test('tells of each credential that it lists what it is, how it stands, and why', () => {
    const words = wordsOf(html);
    for (const text of [
      'What it lists It lists 5 credentials. Each was checked by itself. Verified: 1 Not verified: 3 Cannot be determined: 1 1 Engineering',
      '1 Engineering Pedagogy, Level 3 (iPET-3) Certificate ENTER Network (demo) , Belgium 20 ECTS awarded 12 March 2026 Verified',
      '2 Laboratory Didactics Module credential Steppe State University of Engineering (demo) , Kazakhstan 2 ECTS awarded 12 March 2026 This module credential was revoked on 2 October 2026. Not verified',
      '3 Laboratory Didactics Module credential did:web:academy.example (not known to this network) 2 ECTS awarded 12 March 2026 The issuer is not known',
      '4 Record of Achievements Transcript did:web:school.example (not known to this network) A credential that it lists does not verify by itself. Not verified',
      '5 What it says could not be read. The file cannot be read: it is incomplete, or was changed after it was signed. Not verified',
    ])
      expect(words).toContain(text);
  });

  test('opens each to what it says, what it is built from or lists, and how it was checked', () => {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual(expect.arrayContaining(['c1-listed', 'c1-1-stack', 'c1-1-part-12', 'c1-4-listed']));
    expect(ids).toEqual([...new Set(ids)]);
    const codes = (code: string) => html.split(`<code>${code}</code>`).length - 1;
    expect([codes('status.revoked'), codes('structure.jose-malformed'), codes('stack.satisfied')]).toEqual([
      2, 1, 3,
    ]);
    expect(wordsOf(html).split('Each was checked by itself.')).toHaveLength(2);
  });

  test('of which parts of a certificate were not shown, says whose word there is for them', () => {
    const listed = reports.notShownReport().credentials;
    const record = { verdict: 'verified', summary: undefined, results: [], parts: [], listed } as const;
    expect(wordsOf(page(record))).toContain(
      '2 parts were not shown; for them you rely on the word of the awarding body.',
    );
  });
});

test('through stones that are mere outlines, the dark between stones does not show', () => {
  const parts = reports.twelveParts().map(({ report: _hidden, ...part }) => part);
  const chinks = /<g class="chinks"><rect/;
  expect(page(reports.certificateReport())).toMatch(chinks);
  expect(page(reports.certificateReport({ parts }))).not.toMatch(chinks);
});

describe('how it was checked', () => {
  const brief = (report: VerificationReport) => {
    const html = page(report);
    const start = html.indexOf('<ul class="brief');
    return [...html.slice(start, html.indexOf('</ul>', start)).matchAll(/<li[^>]*>(.*?)<\/li>/g)].map(
      ([, line]) => (line ?? '').replace(/<[^>]*>/g, '').trim(),
    );
  };

  test('the print has one line for each check, and does not call passed what could not be checked', () => {
    const whole = brief(reports.reportOf(reports.certificateReport()));
    expect(whole).toEqual([
      'Form of the document: Passed',
      'Signature: Passed',
      'Issuer: Passed',
      'Recognition of the issuer: Passed',
      'Dates: Passed',
      'Revocation and suspension: Passed',
      'Parts and rule: Passed',
      'Elements of a European micro-credential: Passed (advisory)',
      'Schema that it names: Could not be checked (advisory)',
      'Holder: Does not apply',
    ]);
  });

  test('the print says why a check that decides failed or could not be made', () => {
    expect(brief(reports.revokedReport())).toContain(
      'Revocation and suspension: Failed. The issuer has revoked it: it is no longer valid.',
    );
    expect(brief(reports.unknownIssuerReport())).toContain(
      'Recognition of the issuer: Could not be checked. The issuer is not known to this network, so nobody here can say whether it is what it claims to be.',
    );
    expect(brief(reports.notShownReport())).toEqual(
      expect.arrayContaining([
        'Parts and rule: Passed',
        'Parts that were not shown: Could not be checked (advisory)',
      ]),
    );
    const { results } = reports.certificateReport();
    const withPass = [...(reports.revokedReport().credentials[0]?.results ?? []), ...results];
    const counted = brief(reports.reportOf(reports.certificateReport({ results: withPass })));
    expect(counted.find((line) => line.startsWith('Revocation'))).toMatch(/: Passed: \d, Failed: 1\. /);
  });

  const twoStatuses = () => {
    const [status] = reports.passed('status');
    if (!status) throw new Error('There is no status');
    const of = (code: string, purpose: string, message: string) => ({
      ...status,
      code,
      message,
      evidence: { purpose, asOf: undefined },
    });
    const results = reports.withResults(
      reports.passes('module'),
      of('status.not-revoked', 'revocation', 'The issuer has not revoked it.'),
      of('status.not-suspended', 'suspension', 'The issuer has not suspended it.'),
    );
    return reports.reportOf({ verdict: 'verified', summary: reports.moduleSummary(), results, parts: [] });
  };

  test('each of two statuses is called by what it is about; of details, what is unknown is left out', () => {
    const words = wordsOf(page(twoStatuses()));
    expect(words).toContain('Revocation : Passed The issuer has not revoked it.');
    expect(words).toContain('Suspension : Passed The issuer has not suspended it.');
    expect(words).not.toContain('undefined');
  });

  test.each(LANGUAGES.map(({ tag }) => tag).filter((tag) => tag !== 'en'))(
    'what was found is said in the language of the page: %s',
    (language) => {
      const html = shareView({ ...shareModel({ report: twoStatuses() }), language });
      const { texts } = LANGUAGES.find(({ tag }) => tag === language) ?? { texts: undefined };
      expect(wordsOf(html)).toContain(texts?.['status.not-suspended']);
      expect(html.slice(html.indexOf('<main'), html.indexOf('</main'))).not.toContain('lang="en"');
    },
  );

  test('what does not apply to the whole comes last and without a heading; what applies has one', () => {
    const report = reports.reportOf(reports.certificateReport());
    const heading = 'Checks of what was shared as a whole';
    const words = wordsOf(page(report));
    expect(words).not.toContain(heading);
    expect(words.lastIndexOf('Holder : Does not apply')).toBeGreaterThan(
      words.lastIndexOf('content.complete'),
    );
    const failed = {
      check: 'holder',
      outcome: 'fail',
      code: 'holder.other',
      message: 'Somebody else.',
    } as const;
    expect(wordsOf(page({ ...report, verdict: 'not-verified', results: [failed] }))).toContain(heading);
  });
});

/** Without an address of its own a form leads to that of its page. */
const LEARNERS_FORM =
  /<form(?: class="[\w -]+")? method="post"(?: action="\/(?:ask|sign-in|sign-out|claim|register|me\/[\w/-]+)")?>.*?<\/form>/gs;
/** The one that waits for an answer of a wallet. */
const OWN_SCRIPT = /<script type="module" src="\/assets\/ask\.[0-9a-f]{16}\.js"><\/script>/;
/** To be copied, not filled in. */
const SNIPPET = /<textarea class="snippet" readonly[^>]*>[^<]*<\/textarea>/;

describe('safety', () => {
  const pages = Object.entries(fixturePages());

  test.each(pages)('%s has no script, no inline style, no handler and no foreign load', (_name, html) => {
    const quiet = html.replace(OWN_SCRIPT, '');
    expect(quiet).not.toMatch(/<script|<style|\sstyle=|<iframe|<base/i);
    // the only forms ask this link for a file, with nothing to fill in, take one to be checked here, or are on pages of
    // learners and of the register and lead to others of these
    const isOthers = !html.includes('/assets/me.');
    const others = (isOthers ? html : html.replaceAll(LEARNERS_FORM, '').replace(SNIPPET, ''))
      .replaceAll(
        /<form method="post" action="\/s\/[\w-]{22}\/(?:renditions\/(?:edc|sd-jwt)\/\d{1,2}|record)"><button type="submit">[^<]*<\/button><\/form>/g,
        '',
      )
      .replace(
        /<form class="verify-form" enctype="multipart\/form-data" method="post" action="\/verify">.*?<\/form>/s,
        '',
      );
    expect(others).not.toMatch(/<form|<button|<input|<textarea/i);
    expect(html).not.toMatch(/formaction/i);
    expect(html).not.toMatch(/<[^>]+\son[a-z]+=/i);
    // links of ours open a wallet
    expect(html).not.toMatch(
      /(href|src)="(?!\/|#|\?|https?:\/\/|openid-credential-offer:\/\/\?|openid4vp:\/\/\?)/i,
    );
    for (const [, source] of html.matchAll(/<(?:img|link)[^>]*(?:src|href)="([^"]*)"/g))
      expect(source).toMatch(/^\/[^/]/);
  });

  test.each(pages)('%s names nobody in its head', (_name, html) => {
    const head = html.slice(0, html.indexOf('</head>'));
    for (const name of reports.LEARNER.split(' ')) expect(head).not.toContain(name);
    expect(head).toContain('name="referrer" content="no-referrer"');
  });

  test('a shared page is kept out of search engines, and so is a missing one', () => {
    const all = fixturePages();
    for (const name of ['verified', 'not-shared', 'error']) {
      expect(all[name]).toContain('<meta name="robots" content="noindex"');
    }
    expect(all['module-version']).not.toContain('noindex');
  });

  test('hostile text comes out as text, isolated and without control of its surroundings', () => {
    const html = page(reports.hostileReport());
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(html).not.toContain('javascript:alert(5)');
    expect(html).not.toContain('href="javascript');
    expect(html).toMatch(/<bdi>Diploma gnihcaet fo/);
  });
});
