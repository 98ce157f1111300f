/** Who may import whom (docs/design.md, «Layout»). Types count as imports. */
const TOPS = ['domain', 'server', 'local', 'miniprogram', 'console', 'cloudfunctions', 'scripts', 'bench', 'tests']
const topsBut = (...allowed) => `^(${TOPS.filter((top) => !allowed.includes(top)).join('|')})/`

const onlyImports = (from, ...allowed) => ({
  name: `${from}-imports-only-${allowed.join('-and-') || 'itself'}`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: topsBut(from, ...allowed) },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    onlyImports('domain'),
    onlyImports('miniprogram', 'domain'),
    onlyImports('console', 'domain'),
    onlyImports('server', 'domain'),
    onlyImports('local', 'server', 'domain'),
    onlyImports('cloudfunctions', 'server', 'domain'),
    onlyImports('scripts', 'local', 'server', 'domain'),
    onlyImports('bench', 'local', 'server', 'domain'),
    {
      name: 'nothing-imports-bench',
      comment: 'It measures the system from outside; not even tests stand on it.',
      severity: 'error',
      from: { pathNot: '^bench/' },
      to: { path: '^bench/' },
    },
    {
      name: 'nothing-imports-local',
      comment: 'The one-machine edition stands around the system; nothing of the system knows it.',
      severity: 'error',
      from: { path: '^(domain|server|miniprogram|console|cloudfunctions)/' },
      to: { path: '^local/' },
    },
    {
      name: 'upgrade-steps-keep-their-rules',
      comment: 'What a numbered step does is settled for ever; the rules of matters go on.',
      severity: 'error',
      from: { path: '^server/upgrade/' },
      to: { path: '^domain/matter/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'No I/O and no Node: phone and desk run it too. Value libraries only.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-value-libraries',
      severity: 'error',
      from: { path: '^domain/' },
      to: { path: '^node_modules/', pathNot: '^node_modules/(chinese-days|dayjs|json-schema-to-ts|ajv|ajv-formats)/' },
    },
    {
      name: 'one-dayjs',
      comment:
        'One wrapper decides on zones, plugins and what is invalid. A locale tells Element Plus where weeks begin.',
      severity: 'error',
      from: { pathNot: '^domain/clock/dayjs[.]ts$' },
      to: { path: '^node_modules/dayjs/', pathNot: '^node_modules/dayjs/locale/' },
    },
    {
      name: 'runs-without-tools',
      comment: 'What runs in production is a dependency, not a development dependency.',
      severity: 'error',
      from: { path: '^(domain|server|local/(host|embedded|database|gateway|cloud))/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^(domain|server|local/(host|embedded|database|gateway|cloud))/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
