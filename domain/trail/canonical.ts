import { own } from '../own'
/**
 * JSON with sorted keys and no blanks (RFC 8785 for the values we use: strings, booleans, null, finite numbers).
 * Properties that are undefined do not exist.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = value as Record<string, unknown>
    let members = ''
    for (const key of Object.keys(fields).sort()) {
      const member = own(fields, key)
      if (member !== undefined) members += `${members && ','}${JSON.stringify(key)}:${canonicalJson(member)}`
    }
    return `{${members}}`
  }
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('canonical JSON has no NaN or Infinity')
  return JSON.stringify(value) ?? 'null'
}
