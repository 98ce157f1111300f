import { joined } from '../joined'
import { own } from '../own'
import { persons as amending } from './amending/persons'
import type { Fits } from './base/situation'
import { persons as comments } from './comments/persons'
import { persons as evaluation } from './evaluation/persons'
import { persons as responsible } from './responsible/persons'
import { persons as tasks } from './tasks/persons'

const RULES: Readonly<Record<string, Readonly<Record<string, Fits>>>> = joined([
  amending,
  comments,
  evaluation,
  responsible,
  tasks,
])

/** The rule who may be chosen for a field of a command; undefined for a field that names nobody. */
export const choosing = (command: string, field: string): Fits | undefined => own(own(RULES, command), field)
