import { computed, shallowRef } from 'vue'
import { type Held, heldWords } from '../../components/files/uploads'
import type { Problems } from './problems'

/** Files that hold the draft back: without them it would be stored as if they had never been chosen. */
export const useHeld = () => {
  const heldContent = shallowRef<Held>(null)
  const heldBasis = shallowRef<Held>(null)
  return {
    heldContent,
    heldBasis,
    uploading: computed(() => heldContent.value === 'sending' || heldBasis.value === 'sending'),
    heldProblems: computed<Problems>(() => ({
      ...(heldContent.value && { files: heldWords(heldContent.value) }),
      ...(heldBasis.value && { 'basis.files': heldWords(heldBasis.value) }),
    })),
  }
}
