/** See syntax.mjs. */
export function syntaxFindings(code: string): string[]
