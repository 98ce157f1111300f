/** Components and pages of the mini-program, rendered by miniprogram-simulate in jsdom (see load.ts). */
/** @type {import('jest').Config} */
module.exports = {
  displayName: 'miniprogram',
  rootDir: '../..',
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/tests/miniprogram/**/*.test.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  transform: {
    '^.+\\.m?[jt]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: { '^@vant/weapp/(.*)$': '<rootDir>/node_modules/@vant/weapp/lib/$1' },
  transformIgnorePatterns: ['/node_modules/(?!(chinese-days)/)'],
  globalSetup: '<rootDir>/tests/miniprogram/setup-trees.ts',
  globalTeardown: '<rootDir>/tests/miniprogram/setup-trees-teardown.ts',
  setupFiles: ['<rootDir>/tests/miniprogram/setup-globals.ts'],
  setupFilesAfterEnv: ['<rootDir>/tests/miniprogram/setup-each.ts'],
}
