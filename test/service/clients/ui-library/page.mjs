import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { AzureCommunicationTokenCredential } from '@azure/communication-common'
import { ChatComposite, createAzureCommunicationChatAdapter } from '@azure/communication-react'

// Microsoft's quickstart for the composite, with what a backend would say in the hash of the address.

const { endpoint, userId, displayName, threadId, token } = Object.fromEntries(
  new URLSearchParams(location.hash.slice(1)),
)
const adapter = await createAzureCommunicationChatAdapter({
  endpoint,
  userId: { communicationUserId: userId },
  displayName,
  credential: new AzureCommunicationTokenCredential(token),
  threadId,
})
createRoot(document.getElementById('root')).render(createElement(ChatComposite, { adapter }))
