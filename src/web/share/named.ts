import { publishedProgrammeSchema } from '../../credentials/documents/published.js';
import type { Rule } from '../../domain/rules/rule.js';
import { type TextMap, textIn } from '../../domain/text.js';
import type { TrustMaterial } from '../../verification/material.js';
import type {
  CredentialReport,
  CredentialSummary,
  PartReport,
  VerificationReport,
} from '../../verification/report.js';

type Names = Pick<TrustMaterial, 'registry' | 'publishedVersion'>;

/**
 * A report with names of institutions and titles of modules, programmes and parts of rules in a language, as far as the network has
 * them in it. A title that isn't one that the network published stays as it is: it is what the credential says.
 */
export async function namedIn(
  language: string,
  report: VerificationReport,
  names: Names,
): Promise<VerificationReport> {
  const naming = new Naming(language, names);
  const credentials = await Promise.all(report.credentials.map((one) => naming.credential(one)));
  return { ...report, credentials };
}

class Naming {
  readonly #language: string;
  readonly #names: Names;

  constructor(language: string, names: Names) {
    this.#language = language;
    this.#names = names;
  }

  async credential(report: CredentialReport): Promise<CredentialReport> {
    const { summary, parts, listed } = report;
    const versions = [summary?.achievement, ...parts.map(({ achievement }) => achievement)];
    const titles = parts.length === 0 ? [] : await this.#partTitles(versions);
    return {
      ...report,
      summary: summary && {
        ...summary,
        title: this.#title(summary.title, summary.achievement),
        issuer: this.#claim(this.#issuer(summary.issuer)),
      },
      parts: await Promise.all(parts.map((part) => this.#part(part, titles))),
      ...(listed ? { listed: await Promise.all(listed.map((one) => this.credential(one))) } : {}),
    };
  }

  async #part(part: PartReport, titles: readonly TextMap[]): Promise<PartReport> {
    return {
      ...part,
      title: part.title === undefined ? undefined : this.#title(part.title, part.achievement),
      partTitle: part.partTitle === undefined ? undefined : this.#amongst(titles, part.partTitle),
      issuer: this.#issuer(part.issuer),
      report: part.report && (await this.credential(part.report)),
    };
  }

  #issuer<Issuer extends PartReport['issuer']>(issuer: Issuer): Issuer {
    const known = this.#names.registry.issuers.get(issuer.did);
    return known ? { ...issuer, name: textIn(known.name, this.#language) } : issuer;
  }

  #claim({ claimed, ...issuer }: CredentialSummary['issuer']): CredentialSummary['issuer'] {
    const { resembles } = claimed ?? {};
    return {
      ...issuer,
      ...(claimed && { claimed: { ...claimed, resembles: resembles && this.#issuer(resembles) } }),
    };
  }

  #title(title: string, achievement = ''): string {
    const version = this.#names.registry.versions.get(achievement);
    return version ? this.#amongst([version.title], title) : title;
  }

  /** The same text in the language, where it is one of these. */
  #amongst(texts: readonly TextMap[], text: string): string {
    const found = texts.find((one) => Object.values(one).includes(text));
    return found ? textIn(found, this.#language) : text;
  }

  /** What the parts of the rules of programmes are called. */
  async #partTitles(addresses: readonly (string | undefined)[]): Promise<TextMap[]> {
    const { registry, publishedVersion } = this.#names;
    const programmes = addresses.filter(
      (address) => address !== undefined && registry.versions.get(address)?.kind === 'programme',
    );
    const texts = await Promise.all(
      [...new Set(programmes)].map((address) => publishedVersion(address ?? '')),
    );
    return texts.flatMap((text) => {
      const version = text === undefined ? undefined : publishedProgrammeSchema.safeParse(JSON.parse(text));
      return version?.data ? titlesIn(version.data.rule) : [];
    });
  }
}

function titlesIn(rule: Rule): TextMap[] {
  switch (rule.type) {
    case 'all':
    case 'any':
      return rule.of.flatMap(titlesIn);
    case 'limit':
      return titlesIn(rule.rule);
    default:
      return rule.title ? [rule.title] : [];
  }
}
