/**
 * The layers of architecture.md as one table, from which every rule is made: a folder of `src` and the folders it may import
 * (itself always). A folder that the table does not name is an error.
 */
export const LAYERS = {
  contract: { may: [], packages: ['zod'] },
  kernels: { may: ['contract'], packages: [] },
  document: { may: ['contract', 'kernels'], packages: [] },
  engine: { may: ['contract', 'kernels', 'document'], packages: [] },
  node: {
    may: ['contract', 'kernels', 'document', 'engine'],
    packages: ['zod', 'onnxruntime-node', '@napi-rs/canvas', 'ffmpeg-static', 'yazl'],
  },
  main: { may: ['contract', 'node'], packages: ['electron'] },
  preload: { may: ['contract'], packages: ['electron'] },
  renderer: {
    may: ['contract', 'kernels', 'document'],
    packages: [
      'react',
      'react-dom',
      'three',
      'uplot',
      'zustand',
      'react-aria-components',
      '@tanstack/react-virtual',
      'i18next',
      'react-i18next',
      'mediabunny',
      'lucide-react',
      'dockview-react',
      '@fontsource-variable/inter',
    ],
  },
  'web-host': { may: ['contract', 'engine', 'node'], packages: ['ws'] },
  cli: { may: ['contract', 'kernels', 'document', 'engine', 'node'], packages: ['commander'] },
};
const TESTS = '\\.test\\.tsx?$|/golden/|/testing/';
/** Folders that run in Node and may use its built-in modules. */
const NODE_LAYERS = ['node', 'main', 'preload', 'web-host', 'cli'];

const layerRules = Object.entries(LAYERS).flatMap(([folder, { may, packages }]) => [
  {
    name: `layer-${folder}`,
    comment: `src/${folder} may import ${[folder, ...may].join(', ')}.`,
    severity: 'error',
    from: { path: `^src/${folder}/`, pathNot: TESTS },
    to: { path: '^(src|build|e2e|resources|models)/', pathNot: `^src/(${[folder, ...may].join('|')})/` },
  },
  {
    name: `packages-${folder}`,
    comment: `src/${folder} may use the packages ${packages.join(', ') || '(none)'}.`,
    severity: 'error',
    from: { path: `^src/${folder}/`, pathNot: TESTS },
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'unknown'],
      ...(packages.length > 0 ? { pathNot: packages.map((name) => `(^|node_modules/)${name}(/|$)`).join('|') } : {}),
    },
  },
  ...(NODE_LAYERS.includes(folder)
    ? []
    : [
        {
          name: `no-node-${folder}`,
          comment: `src/${folder} runs where there is no Node.`,
          severity: 'error',
          from: { path: `^src/${folder}/`, pathNot: TESTS },
          to: { dependencyTypes: ['core'] },
        },
      ]),
]);

export default {
  forbidden: [
    ...layerRules,
    {
      name: 'unnamed-layer',
      comment: 'A folder of src that the table of layers does not name.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${Object.keys(LAYERS).join('|')})/` },
      to: {},
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-imports-kernel',
      comment: 'A kernel is one algorithm in one file; what combines kernels lives in the engine.',
      severity: 'error',
      from: { path: '^src/kernels/', pathNot: TESTS },
      // Its own vector code, assembled.
      to: { path: '^src/kernels/', pathNot: '-code\\.ts$' },
    },
    {
      name: 'feature-imports-feature',
      comment: 'Features of the window meet in app and in commands only.',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: 'ffmpeg-static' } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
