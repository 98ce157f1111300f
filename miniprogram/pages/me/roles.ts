import { own } from '../../../domain/own'
import type { Front } from '../../../domain/people/person'
import { ROLE_WORDS, type RoleGrant } from '../../../domain/roles'

/** 督查员(全区), 联络员(城建战线), 单位督办员(区住建局). Names by id of fronts and units; own needs no words. */
export const roleWords = ({ role, scope }: RoleGrant, names: Record<string, string>): string => {
  const word = ROLE_WORDS[role]
  switch (scope.kind) {
    case 'district':
      return `${word}(全区)`
    case 'front':
      return `${word}(${own(names, scope.frontId) ?? '战线'})`
    case 'unit':
      return `${word}(${own(names, scope.unitId) ?? '本单位'})`
    case 'own':
      return word
  }
}

export const namesOf = (units: { _id: string; shortName: string }[], fronts: Front[]): Record<string, string> =>
  Object.fromEntries([
    ...units.map(({ _id, shortName }) => [_id, shortName]),
    ...fronts.map(({ _id, name }) => [_id, name]),
  ])
