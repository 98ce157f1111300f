export interface Locator {
  npm: (id: string) => string | undefined
  real: (canonical: string) => string
}

/** See locate.mjs. */
export const NPM: string
export function packageOf(id: string): string
export function npmFolders(root: string): (id: string) => string | undefined
export function locator(source: string, root: string): Locator
export function resolveComponent(ref: string, from: string, at: Locator): string
