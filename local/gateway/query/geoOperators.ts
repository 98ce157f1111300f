import type { MakeTest } from './tests'

export const geoOperators: Record<string, MakeTest> = {}
