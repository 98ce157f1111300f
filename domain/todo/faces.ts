import { joined } from '../joined'
import { matterTodoFaces } from '../matter/todo'
import { own } from '../own'

/** How the to-dos of every kind of subject are shown and met; a new kind of subject adds its own. */
export const todoFaces = joined([matterTodoFaces])

/** The button of a to-do's card; a client that was not updated for long meets kinds that it has no word for. */
export const todoWords = (kind: string): string =>
  own<{ words: string }>(todoFaces as Readonly<Record<string, { words: string }>>, kind)?.words ?? '查看'
