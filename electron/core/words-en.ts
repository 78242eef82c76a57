/** What the main process says by itself: in questions of the system, menus, notifications and exports. The window has words of its own. */
export const en = {
  language: 'en',
  unencrypted: {
    message: 'Open a page that is not encrypted?',
    detail: 'Others on the way can read and change what this page shows and what you type into it:',
    open: 'Open',
    cancel: 'Cancel',
  },
  crashed: {
    title: 'The window ended twice in a row',
    silent: 'The window does not answer',
    kept: 'Nothing you wrote is lost: drafts are kept, and messages go on being sent.',
    log: 'The log says more. It is in {logs}',
    ...{ again: 'Open it again', wait: 'Wait' },
  },
  exported: {
    language: 'en',
    somebody: 'Somebody',
    by: (time: string) => `Exported ${time} by`,
    utc: 'Times are in UTC.',
    conversationsOf: (name: string) => `Conversations of ${name}`,
    heading: (title: string) => `Conversation: ${title}`,
    with: 'With',
    id: 'Id',
    added: (by: string, people: string) => `${by} added ${people}`,
    removed: (by: string, people: string) => `${by} removed ${people}`,
    renamed: (by: string, topic: string) => `${by} changed the topic to “${topic}”`,
    deleted: '(deleted)',
    edited: 'edited',
    unknown: (type: string) => `(a message of a kind this version does not know: ${type})`,
    missing: 'Some of this conversation was not on this computer yet and is missing above.',
  },
  alert: {
    somebody: 'Somebody',
    conversation: 'Conversation',
    in: (sender: string, title: string) => `${sender} in ${title}`,
    said: (sender: string, text: string) => `${sender}: ${text}`,
    several: (title: string, count: number) => `${title} (${count} new)`,
    newMessages: (count: number) => (count === 1 ? 'New message' : `${count} new messages`),
    mentioned: 'You were mentioned',
    inConversations: (count: number, conversations: number) =>
      `${count} new messages in ${conversations} conversations`,
    reply: 'Reply',
    read: 'Mark as read',
    notSent: 'Your reply could not be sent',
    test: 'This is how Parlance tells you of a message.',
  },
  glance: {
    unread: (count: number) => `${count} unread`,
    mentions: (count: number) => (count === 1 ? '1 mention' : `${count} mentions`),
    of: (name: string, said: string) => `${name}: ${said}`,
    thread: (title: string, count: number) => `${title} (${count})`,
    problems: {
      ...{ 'signed-out': 'sign in again', forbidden: 'not allowed', offline: 'offline', storage: 'storage problem' },
    },
    undisturbed: 'do not disturb',
  },
  closing: {
    message: 'Keep Parlance running when you close its window?',
    detail:
      'Messages then go on arriving and are announced, and the icon in the panel brings the window back. The settings change this again.',
    ...{ tray: 'Keep running', quit: 'Quit', cancel: 'Cancel' },
  },
  tray: {
    ...{ show: 'Show Parlance', hide: 'Hide Parlance', quit: 'Quit Parlance' },
    ...{ undisturbed: 'Do not disturb', off: 'Off', hour: 'For 1 hour', morning: 'Until tomorrow morning' },
    forever: 'Until I turn it off',
  },
  /** Letters after & open a menu together with Alt. */
  menu: {
    ...{ about: 'About Parlance', services: 'Services', hide: 'Hide Parlance', hideOthers: 'Hide others' },
    ...{ unhide: 'Show all', quit: 'Quit Parlance', settings: 'Settings…' },
    ...{ file: '&File', new: 'New conversation', close: 'Close window' },
    ...{ edit: '&Edit', undo: 'Undo', redo: 'Redo', cut: 'Cut', copy: 'Copy', paste: 'Paste' },
    ...{ pasteAndMatchStyle: 'Paste without formatting', delete: 'Delete', selectAll: 'Select all', search: 'Search' },
    ...{ view: '&View', resetZoom: 'Actual size', zoomIn: 'Zoom in', zoomOut: 'Zoom out' },
    togglefullscreen: 'Full screen',
    ...{ conversations: '&Conversations', switch: 'Go to…', next: 'Next', previous: 'Previous' },
    ...{ 'next-unread': 'Next unread', 'previous-unread': 'Previous unread' },
    ...{ window: '&Window', minimize: 'Minimise', zoom: 'Zoom', front: 'Bring all to front' },
    ...{ helpMenu: '&Help', help: 'Parlance help', shortcuts: 'Keyboard shortcuts' },
    ...{ learn: 'Add to dictionary', noSuggestions: 'No suggestions' },
    ...{ openLink: 'Open link', copyLink: 'Copy link', copyAddress: 'Copy e-mail address' },
  },
}

export type Words = typeof en
