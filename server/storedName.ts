/** The name beside a stored picture's SHA-256 of the small one that lists show; it can be read and linked like a file. */
export const smallOf = (sha256: string): string => `${sha256}.small`

export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** Of a file, or of its small picture. */
export const isStoredName = (text: string): boolean => isSha256(text.replace(/\.small$/, ''))
