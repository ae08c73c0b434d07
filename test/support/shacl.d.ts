declare module 'shacl-engine' {
  import type { DatasetCore } from '@rdfjs/types';
  export class Validator {
    constructor(shapes: DatasetCore, options: { readonly factory: unknown });
    validate(data: { readonly dataset: DatasetCore }): Promise<{
      readonly conforms: boolean;
      readonly results: readonly {
        readonly path: readonly { readonly predicates: readonly { readonly value: string }[] }[] | undefined;
        readonly message: readonly { readonly value: string }[];
      }[];
    }>;
  }
}
declare module '@rdfjs/data-model' {
  import type { DataFactory } from '@rdfjs/types';

  const factory: DataFactory;
  export default factory;
}
declare module '@rdfjs/dataset' {
  import type { DatasetCore, DatasetCoreFactory, Quad } from '@rdfjs/types';

  const factory: DatasetCoreFactory<Quad, Quad, DatasetCore>;
  export default factory;
}
declare module 'n3' {
  import type { DataFactory, Quad } from '@rdfjs/types';

  const n3: {
    Parser: new (options: {
      readonly factory: DataFactory;
      readonly format?: string;
      readonly blankNodePrefix?: string;
    }) => { parse(text: string): Quad[] };
  };
  export default n3;
}
