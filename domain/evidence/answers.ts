import { fields, mapOf, string } from '../contract/answer'

/** What the operations of this concept answer. */
export const fileAnswers = {
  'file.links': fields<{ links: Record<string, string> }>({ links: mapOf(string) }),
}
