import { AsyncLocalStorage } from 'node:async_hooks';
import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/** Stands for the context that Node itself runs in, where Jest wants an object that is a context. */
const MAIN = Object.freeze({});

const inMain = (options = {}, name = 'context') => {
  if (options[name] !== MAIN) return options;
  const { [name]: _main, ...others } = options;
  return others;
};

const { SourceTextModule, SyntheticModule, compileFunction } = vm;
vm.SourceTextModule = class extends SourceTextModule {
  constructor(code, options) {
    super(code, inMain(options));
  }
};
vm.SyntheticModule = class extends SyntheticModule {
  constructor(names, evaluate, options) {
    super(names, evaluate, inMain(options));
  }
};
vm.compileFunction = (code, parameters, options) =>
  compileFunction(code, parameters, inMain(options, 'parsingContext'));

/** Node asks every storage that was ever used about every promise, and Jest uses a new one for each test file. */
const storages = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...work) {
  storages.add(this);
  return run.apply(this, work);
};

/** What Jest keeps of a test file in the global object, by the description of its symbol. */
const OF_JEST = ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS', 'RETRY_TIMES_SETTER', '$$jest-matchers-object'];

/**
 * Runs test files in Node's own context instead of one of their own. In a context of Jest's every look-up of a global
 * (`Array`, `Object`, `Map`) goes through a proxy, by which the same code takes 1.5 to 2 times as long; and what
 * `runtime.cjs` takes from Node has its `Array` and `Object` from there. Jest's own state ends with the file.
 */
export default class MainContextEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
  }

  getVmContext() {
    return MAIN;
  }

  async teardown() {
    for (const storage of storages) storage.disable(); // until it is used again
    storages.clear();
    for (const key of Object.getOwnPropertySymbols(globalThis))
      if (OF_JEST.includes(key.description)) Reflect.deleteProperty(globalThis, key);
    await super.teardown();
  }
}
