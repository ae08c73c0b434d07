import { readFileSync } from 'node:fs';
import dataModel from '@rdfjs/data-model';
import datasets from '@rdfjs/dataset';
import type { DatasetCore } from '@rdfjs/types';
import jsonld from 'jsonld';
import n3 from 'n3';
import RdfValidateShacl from 'rdf-validate-shacl';
import { Validator } from 'shacl-engine';
import type { JsonObject } from '../../src/common/json.js';
import { KNOWN_CONTEXTS } from '../../src/credentials/contexts/bundled.js';

const OFFICIAL = new URL('../../../shared/data/elm/', import.meta.url);
const EDC_CONTEXT = 'http://data.europa.eu/snb/model/context/edc-ap';
const CREDENTIAL = 'http://data.europa.eu/snb/model/elm/EuropeanDigitalCredential';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Profiles by the files of their shapes. `accredited` builds on the other two, and is to be loaded with them. */
const PROFILES = {
  generic: ['EDC-generic-no-cv', 'EDC-generic-full'],
  accredited: ['EDC-generic-no-cv', 'EDC-generic-full', 'EDC-accredited'],
} as const;
export type EdcProfile = keyof typeof PROFILES;

/** The declarations of `src` have no more of the library than `src` uses. */
const { toRDF: toNquads } = jsonld as unknown as {
  toRDF(document: JsonObject, options: object): Promise<string>;
};

/** What two validators say of one document. */
export interface ShapesVerdict {
  /** Of `shacl-engine` and, if both were asked, of `rdf-validate-shacl`. */
  readonly conforms: readonly boolean[];
  readonly broken: readonly string[];
  /** How many nodes are European digital credentials. */
  readonly credentials: number;
  readonly quads: number;
}

/** The official text of a file; `undefined` where the folder of test data is missing. */
export function officialElm(name: string): string | undefined {
  try {
    return readFileSync(new URL(name, OFFICIAL), 'utf8');
  } catch {
    return undefined;
  }
}

/** An official credential, out of its seal or its upload form if it has one; `undefined` where there is none. */
export function officialCredential(name: string): JsonObject | undefined {
  const text = officialElm(name);
  if (text === undefined) return undefined;
  const file = JSON.parse(text);
  return typeof file.payload === 'string' ? JSON.parse(file.payload) : (file.credential ?? file);
}

export interface EdcShapes {
  /** Safe mode: a term that would be dropped rejects. `one`: by the quicker of the two validators alone. */
  judge(document: JsonObject, profile?: EdcProfile, judges?: 'one' | 'both'): Promise<ShapesVerdict>;
}

/** The official shapes in two validators; `undefined` where the folder of test data is missing. */
export function officialShapes(): EdcShapes | undefined {
  const context = officialElm('contexts/edc-ap.3.2-lts.jsonld');
  if (context === undefined) return undefined;
  const edcContext = JSON.parse(context);
  const documentLoader = async (url: string) => {
    const document = url === EDC_CONTEXT ? edcContext : KNOWN_CONTEXTS.get(url);
    if (document === undefined) throw new Error(`not a context of European digital credentials: ${url}`);
    return { documentUrl: url, document };
  };
  const validators = new Map<EdcProfile, ReturnType<typeof validatorsOf>>();
  return {
    async judge(document, profile = 'generic', judges = 'both') {
      const [engine, other] = validators.get(profile) ?? validatorsOf(profile);
      validators.set(profile, [engine, other]);
      const nquads = await toNquads(document, { documentLoader, safe: true, format: 'application/n-quads' });
      const data = dataset(nquads, 'N-Quads', 'data');
      const first = await engine.validate({ dataset: data });
      const conforms = [first.conforms];
      if (judges === 'both') conforms.push((await other.validate(data as never)).conforms);
      const credentials = [...data].filter(
        ({ predicate, object }) => predicate.value === TYPE && object.value === CREDENTIAL,
      );
      return {
        conforms,
        broken: first.results.map(
          ({ path, message }) =>
            `${path?.[0]?.predicates[0]?.value ?? ''} ${message.map((one) => one.value).join()}`,
        ),
        credentials: new Set(credentials.map(({ subject }) => subject.value)).size,
        quads: data.size,
      };
    },
  };
}

/** `rdf-validate-shacl` gets no factory of ours: with an extended one it loses terms. */
function validatorsOf(profile: EdcProfile): readonly [Validator, RdfValidateShacl] {
  const quads = PROFILES[profile].flatMap((name) => [
    ...dataset(officialElm(`shacl/${name}.ttl`) ?? '', 'Turtle', name.replace(/\W/g, '')),
  ]);
  // the shapes that are imported are there already
  const shapes = datasets.dataset(quads.filter(({ predicate }) => !predicate.value.endsWith('owl#imports')));
  const factory = Object.assign(Object.create(dataModel), {
    dataset: datasets.dataset.bind(datasets),
  });
  return [new Validator(shapes, { factory }), new RdfValidateShacl(shapes as never)];
}

function dataset(text: string, format: string, blankNodePrefix: string): DatasetCore {
  return datasets.dataset(new n3.Parser({ factory: dataModel, format, blankNodePrefix }).parse(text));
}
