import type { Words } from './words-en.ts'

export const fr: Words = {
  unencrypted: {
    message: 'Ouvrir une page qui n’est pas chiffrée\u202f?',
    detail: 'D’autres, en chemin, peuvent lire et modifier ce que cette page affiche et ce que vous y saisissez\u00a0:',
    open: 'Ouvrir',
    cancel: 'Annuler',
  },
  alert: {
    somebody: 'Quelqu’un',
    conversation: 'Conversation',
    in: (sender, title) => `${sender} dans ${title}`,
    said: (sender, text) => `${sender}\u00a0: ${text}`,
    several: (title, count) => `${title} (${count} nouveaux)`,
    newMessages: count => (count <= 1 ? 'Nouveau message' : `${count} nouveaux messages`),
    mentioned: 'Une mention de vous',
    inConversations: (count, conversations) => `${count} nouveaux messages dans ${conversations} conversations`,
    reply: 'Répondre',
    read: 'Marquer comme lu',
    notSent: 'Votre réponse n’a pas pu être envoyée',
    test: 'Voici comment Parlance vous annonce un message.',
  },
}
