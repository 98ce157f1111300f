const transform = {
  '^.+\\.m?[jt]s$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
  ],
}
/** Packages that ship ES modules only (file-type offers require() no entry, hence the mapper). */
const transformIgnorePatterns = [
  '/node_modules/(?!(file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|mingo|croner|chinese-days)/)',
]

const node = {
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns,
  moduleNameMapper: { '^file-type$': '<rootDir>/node_modules/file-type/index.js' },
}

/** @type {import('jest').Config} */
module.exports = {
  // A busy machine is no fault of the code: only a test that hangs runs out of time.
  testTimeout: 120_000,
  projects: [
    {
      ...node,
      displayName: 'node',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: ['/tests/miniprogram/', '/tests/e2e/'],
    },
    '<rootDir>/tests/miniprogram/jest.config.cjs',
    // Each opens a browser and a host: run one at a time (--selectProjects e2e --maxWorkers 1).
    { ...node, displayName: 'e2e', testMatch: ['<rootDir>/tests/e2e/*.test.ts'] },
  ],
}
