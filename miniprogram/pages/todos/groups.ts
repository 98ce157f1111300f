import { LIGHT_WORDS } from '../../../domain/clock/light'
import type { TodoCard } from '../../components/todo-card/card'

export interface TodoGroup {
  key: 'red' | 'yellow' | 'rest'
  /** 超期 3; with a plus while there are rows not loaded yet. Empty when there is nothing else to tell it from. */
  word: string
  cards: TodoCard[]
}

const keyOf = ({ light }: TodoCard): TodoGroup['key'] => (light === 'red' || light === 'yellow' ? light : 'rest')
const WORDS: Record<TodoGroup['key'], string> = { red: LIGHT_WORDS.red, yellow: LIGHT_WORDS.yellow, rest: '其他' }
const ORDER = ['red', 'yellow', 'rest'] as const

/**
 * What is late first, then what soon is, then the rest; within a group as the server sorts, the gravest first. A group
 * without cards is left out. `complete`: all rows are here.
 */
export const groupsOf = (cards: TodoCard[], complete: boolean): TodoGroup[] => {
  const groups = ORDER.map((key) => ({ key, cards: cards.filter((card) => keyOf(card) === key) }))
  const filled = groups.filter((group) => group.cards.length > 0)
  return filled.map(({ key, cards: some }, i) => {
    const more = !complete && i === filled.length - 1 ? '+' : ''
    const alone = key === 'rest' && i === 0
    return { key, word: alone ? '' : `${WORDS[key]} ${some.length}${more}`, cards: some }
  })
}
