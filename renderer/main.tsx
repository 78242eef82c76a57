import { createRoot } from 'react-dom/client'
import { type Line, openBridge } from './bridge.ts'
import { afterFrame } from './store/after-frame.ts'
import { Drafts } from './store/drafts.ts'
import { Edits } from './store/edits.ts'
import { Session } from './store/session.ts'
import { nothingKnown, reduce } from './store/state.ts'
import { createStore } from './store/store.ts'
import { TimelineReader } from './store/timeline-reader.ts'
import './styles/base.css'
import './styles/care.css'
import './styles/composer.css'
import './styles/conversation.css'
import './styles/conversation-head.css'
import './styles/timeline.css'
import './styles/dialogs.css'
import './styles/emoji.css'
import './styles/face.css'
import './styles/help.css'
import './styles/layout.css'
import './styles/message.css'
import './styles/rail.css'
import './styles/rich-text.css'
import './styles/search.css'
import './styles/sheet.css'
import './styles/sign-in.css'
import './styles/storage.css'
import './styles/users.css'
import { App, Dress } from './views/App.tsx'
import { Refused } from './views/Refused.tsx'
import { fetchTheRest } from './views/later.tsx'
import { WorldContext } from './views/world.ts'

const root = createRoot(document.getElementById('root') as HTMLElement)
const opened = await openBridge(window)
if (opened.state === 'open') start(opened.line)
else
  root.render(
    <Dress theme="system" language="system">
      <Refused />
    </Dress>,
  )

function start(line: Line): void {
  const store = createStore(nothingKnown, reduce, afterFrame)
  const timelines = new TimelineReader(line, store)
  const drafts = new Drafts(line)
  const edits = new Edits()
  const session = new Session(line, store, timelines)
  const read = () => session.read()
  session.start()
  line.onLink(link => {
    store.apply({ type: 'link', link })
    if (link === 'open') void read()
  })
  window.addEventListener('pagehide', () => drafts.flushAll())
  void read().then(() =>
    requestIdleCallback(() => {
      void line.call('app.drawn', {})
      fetchTheRest()
    }),
  )
  root.render(
    <WorldContext value={{ line, store, timelines, drafts, edits, read }}>
      <App />
    </WorldContext>,
  )
}
