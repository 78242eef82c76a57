import type { Words } from './words-en.ts'

export const fr: Words = {
  unencrypted: {
    message: 'Ouvrir une page qui n’est pas chiffrée\u202f?',
    detail: 'D’autres, en chemin, peuvent lire et modifier ce que cette page affiche et ce que vous y saisissez\u00a0:',
    open: 'Ouvrir',
    cancel: 'Annuler',
  },
}
