import type { Turn } from '../decider/event'
import type { NameOf, Names, Sentence, Telling } from '../decider/telling'
import { joined } from '../joined'
import { own } from '../own'
import { addresseesWords } from '../people/address'
import type { EventData, EventType, MatterEvent } from './events'
import { faces } from './topics'
import type { ShownEvent } from './views'

/** Every kind of event with its words. */
export const TELLINGS: { readonly [T in EventType]: Telling<EventData[T]> } = joined(
  Object.values(faces).map(({ sentences }) => sentences),
)

/** A phone that was not updated for long meets events that it has no words for. */
const UNKNOWN: Sentence = { title: '其他进展', lines: [] }

const DAMAGED: Sentence = { title: '这条记录已损坏', lines: ['内容不能完整显示。请做留痕校验，并联系系统管理员。'] }

/** Says that a decision is not whose it usually is (one's own request, a second extension), and whose. */
const turnWords = ({ to, up }: Turn, name: NameOf): string =>
  `下一步${up ? '由上一级' : '由'} ${addresseesWords(to, name)} 办理`

/** The words for an event, with the names that `name` gives. */
export const tell = ({ type, data, turns = [] }: MatterEvent, name: NameOf): Sentence => {
  const telling = own(TELLINGS as unknown as Readonly<Record<string, Telling<EventData[EventType]>>>, type)
  const sentence = telling?.(data, name) ?? UNKNOWN
  return { ...sentence, lines: [...sentence.lines, ...turns.map((turn) => turnWords(turn, name))] }
}

/** The timeline's words for an event. `names` gives people and units their names; an unknown id stays as it is. */
export const sentenceOf = (event: ShownEvent, names: Names): Sentence =>
  event.damaged ? DAMAGED : tell(event, (id) => own(names, id) ?? id)
