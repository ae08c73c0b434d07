import type { PublishedProgramme } from '../../credentials/documents/published.js';
import { type EctsHundredths, ectsFromDecimal } from '../../domain/ects.js';
import type { RuleCatalogue } from '../../domain/rules/catalogue.js';
import type { TextMap } from '../../domain/text.js';
import type { InstitutionRecord, LiveAward, PublishedCatalogue } from '../ports.js';
import { newestVersions } from '../versions.js';

/** A module as it can be taken. */
export interface Offer {
  readonly code: string;
  readonly title: TextMap;
  /** Address of the version that is awarded now; `undefined` where none is. */
  readonly address: string | undefined;
  readonly ects: EctsHundredths;
  /** Who is recognised for it. */
  readonly institutions: readonly InstitutionRecord[];
}

/** What a network offers on one day. */
export interface Offers {
  /** To plan with; institutions are DIDs. */
  readonly rules: RuleCatalogue;
  /** The versions that are awarded now, by code. */
  readonly programmes: ReadonlyMap<string, PublishedProgramme>;
  offer(code: string): Offer;
  /** The title of the version that was awarded. */
  titleOf(award: LiveAward): TextMap;
  /** The name of who awarded it. */
  issuerOf(award: LiveAward): TextMap;
}

/** What the members of a network are recognised for on the day `asOf`, in the versions that are awarded now. */
export function offersOn(catalogue: PublishedCatalogue, asOf: string): Offers {
  const holds = (from: string, until = asOf) => from <= asOf && asOf <= until;
  const members = catalogue.institutions.filter((one) => holds(one.memberFrom, one.memberUntil));
  const offering = (code: string) =>
    members.filter(({ recognisedFor }) =>
      recognisedFor.some(({ module, from, until }) => module === code && holds(from, until)),
    );
  const modules = newestVersions(catalogue.modules);
  const bodies = [catalogue.network, ...catalogue.institutions];
  const names = new Map(bodies.map(({ did, name }) => [did, name]));
  const titles = new Map(catalogue.modules.map(({ version }) => [version.id, version.title]));
  const programmes = new Map(
    [...newestVersions(catalogue.programmes)].map(([code, { version }]) => [code, version]),
  );
  const offer = (code: string): Offer => {
    const module = modules.get(code)?.version;
    return {
      code,
      title: module?.title ?? { en: code },
      address: module?.id,
      ects: ectsFromDecimal(module?.ects ?? 0),
      institutions: offering(code),
    };
  };
  return {
    rules: {
      modules: new Map(
        [...modules.values()].map(({ version: { code, ects, equivalents } }) => [
          code,
          { ects: ectsFromDecimal(ects), equivalents, offeredBy: offering(code).map(({ did }) => did) },
        ]),
      ),
      programmes,
      gradingSchemes: catalogue.gradingSchemes,
    },
    programmes,
    offer,
    titleOf: ({ achievement, code }) => titles.get(achievement) ?? offer(code).title,
    issuerOf: ({ institution }) => names.get(institution) ?? {},
  };
}
