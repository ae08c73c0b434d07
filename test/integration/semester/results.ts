import type { Catalogue } from '../../../src/domain/catalogue.js';

/** One result as a registrar's system has it. */
export interface Result {
  readonly learner: string;
  readonly name: string;
  readonly module: string;
  readonly date: string;
  readonly grade: string;
  readonly criteria: string;
}

/** What an institution hands in, and how: `wrong` are results with a mistake, by position; `right` is all of it mended. */
export interface Semester {
  readonly institution: string;
  readonly right: readonly Result[];
  readonly wrong: ReadonlyMap<number, Result>;
}

/** Results of each learner. */
const MODULES = 5;
/** One result in so many is wrong at first: 3 %. */
const WRONG_EVERY = 33;

const MISTAKES: readonly ((result: Result) => Result)[] = [
  (result) => ({ ...result, module: 'EP-XXX' }),
  (result) => ({ ...result, grade: 'excellent' }),
  (result) => ({ ...result, date: '2999-01-01' }),
  (result) => ({ ...result, date: '14.03.2026' }),
  (result) => ({ ...result, name: '' }),
  (result) => ({ ...result, criteria: 'cc-9=proficient' }),
];

/**
 * A semester of the network that ships: `results` in all, spread evenly over its members. Every fourth learner has a
 * European Student Identifier, and collects at the next institution what this one doesn't offer.
 */
export function semesterOf(catalogue: Catalogue, results: number): Semester[] {
  const members = catalogue.institutions;
  const learners = results / MODULES / members.length;
  return members.map(({ code }, place) => {
    const right = Array.from({ length: learners }, (_, index) => index).flatMap((index) => {
      const shared = index % 4 === 3;
      // the second half of the shared ones are those that began at the institution before
      const guest = shared && index % 8 === 7;
      const home = guest ? (place + members.length - 1) % members.length : place;
      const learner = shared ? esiOf(members[home]?.code ?? '', index - (guest ? 4 : 0)) : `${code}-${index}`;
      const name = shared ? `Shared ${home} ${index - (guest ? 4 : 0)}` : `Learner ${place} ${index}`;
      return resultsOf(catalogue, code, index, guest).map((result) => ({ learner, name, ...result }));
    });
    const wrong = new Map<number, Result>();
    for (let position = 7; position < right.length; position += WRONG_EVERY) {
      const result = right[position];
      const mistake = MISTAKES[wrong.size % MISTAKES.length];
      if (result && mistake) wrong.set(position, mistake(result));
    }
    return { institution: code, right, wrong };
  });
}

function esiOf(home: string, index: number): string {
  return `urn:schac:personalUniqueCode:int:esi:${home}.example:${index}`;
}

/** Five modules that the institution may award; for a guest other ones than those it begins with. */
function resultsOf(catalogue: Catalogue, code: string, index: number, guest: boolean) {
  const member = catalogue.institutions.find((institution) => institution.code === code);
  const day = `2026-0${1 + (index % 5)}-${String(10 + (index % 18)).padStart(2, '0')}`;
  const offered = (member?.recognisedFor ?? []).filter(
    ({ from, until = day }) => from <= day && day <= until,
  );
  return Array.from({ length: MODULES }, (_, number) => {
    const { module = '' } = offered[(number + (guest ? 3 : index % 3)) % offered.length] ?? {};
    const content = catalogue.modules.find((candidate) => candidate.code === module);
    const scheme = catalogue.gradingSchemes.find((one) => one.code === content?.assessment.gradingScheme);
    const passing = scheme?.values.slice(scheme.values.indexOf(scheme.pass)) ?? [];
    return {
      module,
      date: day,
      grade: passing[index % passing.length] ?? '',
      criteria: (content?.criteria ?? []).map(({ id, requiredLevel }) => `${id}=${requiredLevel}`).join(';'),
    };
  });
}

/** The results as a file, with what is wrong in them or mended. */
export function fileOf({ right, wrong }: Semester, mended: boolean): Uint8Array<ArrayBuffer> {
  const lines = right.map((result, position) => {
    const { learner, name, module, date, grade, criteria } =
      (mended ? undefined : wrong.get(position)) ?? result;
    return [learner, name, module, date, grade, criteria].join(',');
  });
  return new TextEncoder().encode(['learner,name,module,date,grade,criteria', ...lines, ''].join('\n'));
}
