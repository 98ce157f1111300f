import type { Plugin } from 'esbuild'

export const leftOutModule: (name: string) => string
export const leaveOut: (keep: { forms: boolean }) => Plugin
