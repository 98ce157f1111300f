/** Ids to what people call them: persons' names, units' short names, fronts' names. */
export type Names = Record<string, string>

/** How a step reads on the timeline: one title, then what was said. */
export interface Sentence {
  title: string
  lines: string[]
}

export type NameOf = (id: string) => string

/** Puts one kind of event into words; `D` is what it says. */
export type Telling<D> = (data: D, name: NameOf) => Sentence

/** What was said, without what was left empty. */
export const said = (...parts: (string | false | null | undefined)[]): string[] =>
  parts.filter((part): part is string => typeof part === 'string' && part.trim() !== '')
