import { createElement, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { DEFAULT_COMPONENT_ICONS, FluentThemeProvider, MessageThread } from '@azure/communication-react'
import { registerIcons } from '@fluentui/react'

// Microsoft's timeline alone, with messages handed to it: the peer of our own in the benchmarks.

registerIcons({ icons: DEFAULT_COMPONENT_ICONS })

/** The shape of ours, told in theirs. */
const theirs = ({ id, at, sender, name, mine, text }) => ({
  messageType: 'chat',
  contentType: 'text',
  messageId: id,
  content: text,
  createdOn: new Date(at),
  senderId: sender,
  senderDisplayName: name,
  mine,
  status: 'delivered',
})

let put
function Thread({ me, first }) {
  const [messages, setMessages] = useState(first)
  put = message => setMessages(known => [...known, message])
  return createElement(FluentThemeProvider, null, createElement(MessageThread, { userId: me, messages }))
}

window.peer = {
  open: (me, messages) =>
    createRoot(document.getElementById('root')).render(createElement(Thread, { me, first: messages.map(theirs) })),
  append: message => put(theirs(message)),
}
