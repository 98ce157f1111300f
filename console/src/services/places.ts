import type { RouteLocationRaw } from 'vue-router'
import { own } from '../../../domain/own'
import type { Subject } from '../../../domain/subject'
import type { SubjectKind } from '../../../domain/subjects'

/** The page of each kind of subject. */
const ROUTES: Readonly<Record<SubjectKind, string>> = { matter: 'matter' }

/** Where a subject is shown, at one of its steps if `seq` names it; null for a kind that a newer version knows. */
export const placeOf = ({ kind, id }: Subject, seq: number | null = null): RouteLocationRaw | null => {
  const name = own<string>(ROUTES, kind)
  return name === undefined ? null : { name, params: { id }, query: seq ? { seq: String(seq) } : {} }
}
