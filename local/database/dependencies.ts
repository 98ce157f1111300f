/**
 * The top-level fields that a pipeline reads, so that nothing else of each document needs to be kept; null when it may
 * want whole documents.
 */
export function fieldsRead(stages: readonly object[]): Set<string> | null {
  const fields = new Set(['_id'])
  for (const stage of stages) {
    const [[operator, spec] = []] = Object.entries(stage) as [string, unknown][]
    switch (operator) {
      case '$match':
        addFilter(spec, fields)
        break
      case '$sort':
        for (const path of Object.keys(spec as object)) fields.add(topOf(path))
        break
      case '$limit':
        break
      case '$unwind':
        if (!addExpression(spec, fields)) return null
        break
      case '$group':
        return addExpression(spec, fields) ? fields : null
      default:
        return null
    }
  }
  return null
}

const topOf = (path: string): string => path.split('.', 1)[0] as string

function addFilter(filter: unknown, fields: Set<string>): void {
  for (const [key, value] of Object.entries(filter as object)) {
    if (key === '$expr') addExpression(value, fields)
    else if (!key.startsWith('$')) fields.add(topOf(key))
    else if (Array.isArray(value)) for (const each of value) addFilter(each, fields)
  }
}

/** False when the expression reaches for the whole document. */
function addExpression(expression: unknown, fields: Set<string>): boolean {
  if (typeof expression === 'string') {
    if (expression.startsWith('$$')) return !/^\$\$(ROOT|CURRENT)/.test(expression)
    if (expression.startsWith('$')) fields.add(topOf(expression.slice(1)))
    return true
  }
  if (expression === null || typeof expression !== 'object') return true
  return Object.values(expression).every((each) => addExpression(each, fields))
}

/** `document` without the fields that nobody reads. */
export const pick = (document: object, fields: Set<string> | null): object =>
  fields ? Object.fromEntries(Object.entries(document).filter(([field]) => fields.has(field))) : document
