import { owns, setOwn } from '../own'

/**
 * Kinds of WeChat's subscribe messages: something to do; a moment that is near or has passed; what became of it. Each
 * has one template, chosen from WeChat's library; a person grants one message of a template with one tap.
 */
export const MESSAGE_KINDS = ['todo', 'due', 'result'] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** What a field of a template is filled with. `unit` is the lead unit, `kind` a word of five characters at most. */
export const FIELD_SOURCES = ['matter', 'number', 'unit', 'what', 'kind', 'at', 'due'] as const
export type FieldSource = (typeof FIELD_SOURCES)[number]

export interface MessageTemplate {
  id: string
  /** Field as WeChat names it (`thing1`, `time3`) to what fills it. */
  fields: Readonly<Record<string, FieldSource>>
}

/** Kinds without a template are not sent. */
export type Templates = Readonly<Partial<Record<MessageKind, MessageTemplate>>>

const ID = /^[A-Za-z0-9_-]{10,64}$/
const TEXT_FIELD = /^(thing|phrase|character_string)\d{1,2}$/
const TIME_FIELD = /^(time|date)\d{1,2}$/

const isMoment = (source: FieldSource): boolean => source === 'at' || source === 'due'

/**
 * Reads `ID thing1=matter thing2=what time3=due`: the template's id, then each of its fields. Null when it cannot be
 * read, when a field's type is none of thing, phrase, character_string, time and date, or when a moment stands in a text
 * field or the other way round.
 */
export const readTemplate = (text: string): MessageTemplate | null => {
  const [id = '', ...pairs] = text.trim().split(/\s+/)
  const fields: Record<string, FieldSource> = {}
  for (const pair of pairs) {
    const [field = '', word = '', ...rest] = pair.split('=')
    const source = FIELD_SOURCES.find((each) => each === word)
    if (!source || rest.length > 0 || owns(fields, field)) return null
    if (!(isMoment(source) ? TIME_FIELD : TEXT_FIELD).test(field)) return null
    setOwn(fields, field, source)
  }
  return ID.test(id) && pairs.length > 0 ? { id, fields } : null
}
