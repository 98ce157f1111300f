import { computed, reactive, shallowRef } from 'vue'
import type { Names } from '../../../../../domain/decider/telling'
import type { About } from '../../../../../domain/matter/base/form'
import { type FormCommand, formOf } from '../../../../../domain/matter/forms'
import { broughtOver } from '../../../../../domain/matter/forms/broughtOver'
import { fieldOfDetail, type Problems, problemsOf } from '../../../../../domain/matter/forms/problems'
import { draftName, type Sent, type Submission, same, toSend } from '../../../../../domain/matter/forms/sending'
import { own, owns, setOwn } from '../../../../../domain/own'
import { asApiError, freshKey, command as give } from '../../../services/api'
import { loadDraft, useDraft } from '../../../services/drafts'
import type { ApiError } from '../../../services/transport'
import { useOnlyFitting } from './only'
import { initialValues, inputOf, sentOf, type Value, type Values } from './values'

interface Filling extends Submission<Value> {
  /** What the form began from: what others did since is told from it. Drafts of before have none. */
  stood?: Values
  /** What chosen people are called: the directory need not be asked again. */
  names: Names
}

/** The table makes inputs by name; their shape is the server's to check, and the tests', against the contract. */
const send = give as unknown as (operation: string, input: Sent, key: string) => Promise<unknown>

/** A form's values with their draft, what is wrong with them, and sending them. */
export const useSubmission = (command: FormCommand, first: About) => {
  const form = formOf(command)
  const name = draftName(command, first)
  /** The matter as it was read last. */
  let latest = first
  const fresh = (): Filling => {
    const stood = initialValues(form, latest)
    return { values: { ...stood }, stood, names: {}, key: freshKey(), sent: null }
  }
  const draft = loadDraft<Filling>(name)
  const filling = reactive<Filling>({ ...fresh(), ...draft })
  filling.values = { ...initialValues(form, first), ...draft?.values }
  /** What others made of fields that were changed here too, by field. */
  const theirs = shallowRef<Values>({})

  /** The matter was read anew: fields left alone follow it. */
  const takeUp = (about: About): void => {
    latest = about
    const now = initialValues(form, about)
    const { values, both } = broughtOver(filling.values, filling.stood ?? now, now)
    filling.values = values
    filling.stood = now
    const differs = (field: string, value: Value) =>
      both.includes(field) || (owns(theirs.value, field) && !same(own(values, field), value))
    theirs.value = Object.fromEntries(Object.entries(now).filter(([field, value]) => differs(field, value)))
  }
  takeUp(first)
  const only = useOnlyFitting(command, first, filling)

  const { saved, settle, save } = useDraft(
    name,
    computed(() => filling),
  )

  const busy = shallowRef(false)
  const failure = shallowRef<ApiError | null>(null)
  const tried = shallowRef(false)
  const refused = shallowRef<Problems>({})

  const failed = (error: unknown): void => {
    const problem = asApiError(error)
    failure.value = problem
    const field = fieldOfDetail(form, problem.detail)
    refused.value = field ? { [field]: problem.message } : {}
    if (!problem.definite) return
    filling.sent = null
    filling.key = freshKey()
  }

  /** Sends; true once it is done. What is not yet right is shown instead. */
  const submit = async (about: About): Promise<boolean> => {
    tried.value = true
    if (busy.value || Object.keys(problemsOf(command, form, about, sentOf(form, filling.values))).length) return false
    busy.value = true
    failure.value = null
    refused.value = {}
    filling.sent = toSend(inputOf(form, about, filling.values, initialValues(form, about)), filling.sent)
    save()
    try {
      await send(`matter.${command}`, filling.sent, filling.key)
      settle()
      return true
    } catch (error) {
      failed(error)
      return false
    } finally {
      busy.value = false
    }
  }

  return {
    form,
    filling,
    saved,
    busy,
    failure,
    /** What was left here before has been taken up again. */
    restored: shallowRef(draft !== null),
    /** Shown only once sending was tried: nobody is scolded while typing. */
    problems: (about: About): Problems =>
      tried.value ? { ...problemsOf(command, form, about, sentOf(form, filling.values)), ...refused.value } : {},
    submit,
    only,
    takeUp,
    theirs,
    /** In place of what was typed into the field. */
    useTheirs: (field: string) => {
      const { [field]: value, ...rest } = theirs.value
      if (value !== undefined) setOwn(filling.values, field, value)
      theirs.value = rest
    },
    /** Starts afresh. */
    clear: () => {
      settle()
      theirs.value = {}
      Object.assign(filling, fresh())
    },
  }
}
