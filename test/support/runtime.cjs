'use strict';
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');
const JestRuntime = require('jest-runtime').default;

const ROOT = path.join(__dirname, '../..');
const SRC = path.join(ROOT, 'src') + path.sep;
const DIST = path.join(ROOT, 'dist') + path.sep;
const PACKAGES = path.join(ROOT, 'node_modules') + path.sep;

/** The file that Node loads for an import of a test: what is built of `src`, and packages; nothing for tests' own files. */
function builtFile(file) {
  if (file.startsWith(SRC)) return DIST + file.slice(SRC.length).replace(/\.tsx?$/, '.js');
  return file.startsWith(PACKAGES) ? file : undefined;
}

/** A module that stands for one that Node has loaded. */
async function standIn(file, context) {
  const loaded = await import(pathToFileURL(file).href);
  const names = Object.keys(loaded);
  const module = new vm.SyntheticModule(
    names,
    () => {
      for (const name of names) module.setExport(name, loaded[name]);
    },
    { context, identifier: file },
  );
  await module.link(() => {});
  await module.evaluate();
  return module;
}

/**
 * Jest's runtime loads every module anew for each test file, which took more than half of the time of a run. Here that
 * is so for files of `test` alone: they meet the service as it is built and run, and packages, loaded by Node itself
 * and once a worker.
 */
module.exports = class BuiltCodeRuntime extends JestRuntime {
  constructor(...options) {
    super(...options);
    const { esmLoader } = this;
    // else Jest loads whole graphs in one step, where Node can, without asking below
    esmLoader.resolution.hasDistinctAsyncResolver = () => true;
    const modules = new Map();
    const resolveModule = esmLoader.resolveModule.bind(esmLoader);
    esmLoader.resolveModule = async (specifier, from, context) => {
      if (specifier === '@jest/globals' || specifier.startsWith('node:'))
        return resolveModule(specifier, from, context);
      const file = builtFile(await esmLoader.resolution.resolveEsmAsync(from, specifier));
      if (file === undefined) return resolveModule(specifier, from, context);
      if (!modules.has(file)) modules.set(file, standIn(file, context));
      return modules.get(file);
    };
  }
};
