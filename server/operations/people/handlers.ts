import type { OperationName } from '../../../domain/contract'
import type { Handler } from '../operation'
import { peopleIssueCodes, peopleUnbound } from './codes'
import { directoryExport } from './directoryExport'
import { directoryImport } from './directoryImport'
import { peopleList, peopleSearch } from './finding'
import { peopleOpenDuties } from './openDuties'
import { peopleIssueCode, peopleSave, peopleUnbind } from './people'
import { sessionChangePassword, sessionMe, sessionSignOut } from './session'
import { frontSave, unitList, unitSave } from './units'

export const peopleHandlers = {
  'session.me': sessionMe,
  'session.signOut': sessionSignOut,
  'session.changePassword': sessionChangePassword,
  'unit.list': unitList,
  'unit.save': unitSave,
  'front.save': frontSave,
  'people.search': peopleSearch,
  'people.list': peopleList,
  'people.save': peopleSave,
  'people.openDuties': peopleOpenDuties,
  'people.issueCode': peopleIssueCode,
  'people.unbound': peopleUnbound,
  'people.issueCodes': peopleIssueCodes,
  'people.unbind': peopleUnbind,
  'directory.import': directoryImport,
  'directory.export': directoryExport,
} satisfies Partial<{ [N in OperationName]: Handler<N> }>
