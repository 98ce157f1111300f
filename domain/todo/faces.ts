import type { Todo } from '../decider/todo'
import type { TodoGroup } from '../decider/wanted'
import { matterTodoFaces } from '../matter/todo'
import { own } from '../own'
import type { SubjectKind } from '../subjects'

interface TodoFace {
  group: TodoGroup
  words: string
  /** What meets it; of two ways to decide, the first. */
  operation: string
}

/** How the to-dos of each kind of subject are shown and met, by their own kind. */
export const todoFaces = {
  matter: matterTodoFaces,
} satisfies Readonly<Record<SubjectKind, Readonly<Record<string, TodoFace>>>>

/** The button of a to-do's card; a client that was not updated for long meets kinds that it has no word for. */
export const todoWords = ({ subject, kind }: Pick<Todo, 'subject' | 'kind'>): string =>
  own<TodoFace>(own<Readonly<Record<string, TodoFace>>>(todoFaces, subject.kind) ?? {}, kind)?.words ?? '查看'
