import nodeMaps from 'jsonld/lib/nodeMap.js';

/*
 * Keeps apart what documents say and what all objects of a process share. The JSON-LD library collects nodes, and graphs, by their ids in
 * plain objects, whose members called `__proto__` or `constructor` are there already and are everybody's: after one document with such
 * an id nothing verified any more. Here these collections have no members but their own. It collects each node through its module,
 * where it can be reached.
 */

const { createNodeMap } = nodeMaps;

nodeMaps.createNodeMap = (input, graphs, graph, ...others) => {
  const ownOnly = (map: object) => {
    if (Object.getPrototypeOf(map) !== null) Object.setPrototypeOf(map, null);
  };
  ownOnly(graphs);
  const nodes = graphs[graph];
  if (nodes) ownOnly(nodes);
  createNodeMap(input, graphs, graph, ...others);
};
