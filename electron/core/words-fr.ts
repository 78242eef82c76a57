import type { Words } from './words-en.ts'

export const fr: Words = {
  language: 'fr',
  unencrypted: {
    message: 'Ouvrir une page qui n’est pas chiffrée\u202f?',
    detail: 'D’autres, en chemin, peuvent lire et modifier ce que cette page affiche et ce que vous y saisissez\u00a0:',
    open: 'Ouvrir',
    cancel: 'Annuler',
  },
  crashed: {
    title: 'La fenêtre s’est arrêtée deux fois de suite',
    silent: 'La fenêtre ne répond pas',
    kept: 'Rien de ce que vous avez écrit n’est perdu\u00a0: les brouillons sont gardés, et les messages continuent de partir.',
    log: 'Le journal en dit plus. Il se trouve dans {logs}',
    ...{ again: 'La rouvrir', wait: 'Attendre' },
  },
  menu: {
    ...{
      about: 'À propos de Parlance',
      services: 'Services',
      hide: 'Masquer Parlance',
      hideOthers: 'Masquer les autres',
    },
    ...{ unhide: 'Tout afficher', quit: 'Quitter Parlance', settings: 'Paramètres…' },
    ...{ file: '&Fichier', new: 'Nouvelle conversation', close: 'Fermer la fenêtre' },
    ...{ edit: '&Édition', undo: 'Annuler', redo: 'Rétablir', cut: 'Couper', copy: 'Copier', paste: 'Coller' },
    ...{ pasteAndMatchStyle: 'Coller sans mise en forme', delete: 'Supprimer', selectAll: 'Tout sélectionner' },
    search: 'Rechercher',
    ...{ view: '&Affichage', resetZoom: 'Taille réelle', zoomIn: 'Zoom avant', zoomOut: 'Zoom arrière' },
    togglefullscreen: 'Plein écran',
    ...{ conversations: '&Conversations', switch: 'Aller à…', next: 'Suivante', previous: 'Précédente' },
    ...{ 'next-unread': 'Non lue suivante', 'previous-unread': 'Non lue précédente' },
    ...{ window: 'Fe&nêtre', minimize: 'Réduire', zoom: 'Zoom', front: 'Tout ramener au premier plan' },
    ...{ helpMenu: 'Ai&de', help: 'Aide de Parlance', shortcuts: 'Raccourcis clavier' },
    ...{ learn: 'Ajouter au dictionnaire', noSuggestions: 'Aucune suggestion' },
    ...{ openLink: 'Ouvrir le lien', copyLink: 'Copier le lien', copyAddress: 'Copier l’adresse e-mail' },
  },
}
