// Who may import whom. Type-only imports are free, tests may import anything in lib, and there are no cycles.
const LIB = {
  units: [],
  rules: [],
  text: [],
  requirements: ['units'],
  wizard: ['rules', 'requirements'],
  decisions: ['units', 'rules', 'requirements'],
  design: ['units', 'requirements', 'decisions'],
  services: ['units', 'requirements', 'design', 'catalog'],
  availability: ['units', 'requirements', 'design', 'services'],
  capacity: ['units', 'requirements', 'decisions', 'design', 'services'],
  catalog: ['units'],
  cost: ['units', 'design', 'catalog'],
  'what-if': [
    'units',
    'requirements',
    'decisions',
    'design',
    'services',
    'availability',
    'catalog',
    'cost',
    'guidance',
  ],
  diagram: ['units', 'text', 'design'],
  artifacts: ['units', 'text', 'design'],
  findings: [
    'units',
    'rules',
    'requirements',
    'decisions',
    'design',
    'services',
    'availability',
    'catalog',
    'cost',
    'what-if',
  ],
  guidance: ['units', 'rules', 'requirements', 'decisions', 'design', 'services', 'availability'],
  levers: [
    'units',
    'requirements',
    'decisions',
    'design',
    'services',
    'catalog',
    'cost',
    'what-if',
    'guidance',
    'findings',
  ],
  report: ['units', 'text', 'requirements', 'decisions', 'design', 'artifacts'],
}
// Named workloads with what every stage is expected to make of them.
// The whole plan of each cloud, side by side.
LIB.compare = [...Object.keys(LIB), 'plan\\.ts']
LIB.scenarios = Object.keys(LIB)

const TEST = '(\\.(test|fixture)|/testing)\\.tsx?$'
const valueImport = { dependencyTypesNot: ['type-only'] }

const layer = ([folder, allowed]) => ({
  name: `lib-${folder}`,
  comment: `lib/${folder} may import ${allowed.map((name) => `lib/${name}`).join(', ') || 'nothing of ours'}.`,
  severity: 'error',
  from: { path: `^lib/${folder}/`, pathNot: TEST },
  to: {
    path: '^(lib|components|app|scripts)/',
    pathNot: `^lib/(${[folder, ...allowed].join('|')})(/|$)`,
    ...valueImport,
  },
})

module.exports = {
  forbidden: [
    ...Object.entries(LIB).map(layer),
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: valueImport },
    },
    {
      name: 'lib-is-pure',
      comment:
        'Outside lib/server no Node module, and no package but zod, yaml and big.js: the same input gives the same bytes.',
      severity: 'error',
      from: { path: '^lib/', pathNot: `^lib/server/|${TEST}` },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'],
        pathNot: '^node_modules/(zod|yaml|big\\.js|@types/big\\.js)/',
        ...valueImport,
      },
    },
    {
      name: 'lib-knows-no-page',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(components|app|scripts)/', ...valueImport },
    },
    {
      name: 'only-the-edge-knows-the-server',
      comment: 'lib/server is for app/ and proxy.ts; the bench takes the time of the download as it is sent.',
      severity: 'error',
      from: { pathNot: '^(lib/server|app)/|^proxy\\.ts$|^scripts/bench\\.ts$' },
      to: { path: '^lib/server/', ...valueImport },
    },
    {
      name: 'components-know-lib-only',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(app|scripts)/', ...valueImport },
    },
    {
      name: 'only-lib-server-knows-prisma',
      severity: 'error',
      from: { path: '^(lib|components|app|proxy)', pathNot: '^lib/server/' },
      to: { path: '@prisma/|^node_modules/pg/|^lib/server/generated/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^(lib|components|app|scripts|e2e|bin)/|^[^/]+\\.ts$' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    includeOnly: '^(lib|components|app|scripts|e2e|bin|proxy|node_modules|next|vitest|playwright|prisma)',
    doNotFollow: { path: 'node_modules|^lib/server/generated/' },
    exclude: { path: '^lib/server/generated/|^\\.next/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
