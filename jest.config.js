/** Tests run from TypeScript through swc, which keeps the decorator metadata that TypeORM and TypeGraphQL read. */
module.exports = {
  testEnvironment: 'node',
  // For slow machines: no test says anything about speed.
  testTimeout: 60_000,
  // Jest never gives back all the memory of a file of tests; a worker that has grown large is replaced by a new one.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1GB',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2023',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // These ship ES modules alone; Jest's loader reads CommonJS, so they are compiled like our own files.
  transformIgnorePatterns: ['/node_modules/(?!(@marcbachmann/cel-js|@bufbuild/cel)/)'],
  setupFiles: ['reflect-metadata'],
};
