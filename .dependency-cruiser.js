/** The folders of src/ in the order of the flow: imports point left only. */
const flow = ['rulefile', 'policy', 'practices', 'law', 'scoring', 'files', 'settings', 'store', 'api', 'web', 'cli'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...flow.slice(0, -1).map((folder, i) => ({
      name: `${folder}-points-left`,
      comment: `src/${folder}/ may use only what stands left of it in the flow (docs/decisions/0001-layers.md).`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: `^(src/(${flow.slice(i + 1).join('|')})/|src/main|ormconfig)` },
    })),
    {
      name: 'no-circles',
      comment:
        'No file needs itself, not even for a type: give what both name a file of its own, or ask for less of the other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-core',
      comment: 'What stands left of files/ has no disk, network, process or database.',
      severity: 'error',
      from: { path: '^src/(rulefile|policy|practices|law|scoring)/' },
      to: {
        path: '^(fs|net|http|https|child_process|process|os|dns|typeorm|fastify)(/|$)|node_modules/(typeorm|fastify|sqlite3)/',
      },
    },
    {
      name: 'through-the-door',
      comment: "Other folders use a folder's index.ts alone.",
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/([^/]+)/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'main-through-the-door',
      severity: 'error',
      from: { path: '^(src/main|ormconfig)' },
      to: { path: '^src/[^/]+/', pathNot: '^src/[^/]+/index\\.ts$' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
  },
};
