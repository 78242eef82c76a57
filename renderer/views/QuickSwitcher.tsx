import { Dialog, DialogBody, DialogSurface, DialogTitle, Input } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useIntl } from 'react-intl'
import type { Account, AccountId, Person } from '../../electron/contract/domain.ts'
import { type Destination, destinationsOf, findDestinations } from '../store/destinations.ts'
import { openPlace } from '../store/state.ts'
import { errorWords } from '../text/error-words.ts'
import { useWords } from '../text/words.ts'
import { DestinationItem } from './DestinationItem.tsx'
import { composes } from './composes.ts'
import { focusBackAtOnce } from './focus-back.ts'
import { useAsk } from './use-ask.ts'
import { useMessagePerson } from './use-message-person.ts'
import { useKnown, useWorld } from './world.ts'

const SHOWN = 50
const nobody: readonly Account[] = []

/** Goes anywhere by a few letters of its name, over all accounts. */
export function QuickSwitcher({ close }: { close: () => void }) {
  const words = useWords()
  const { timelines, store } = useWorld()
  const message = useMessagePerson()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const { error, ask, forget } = useAsk()
  const list = useRef<HTMLUListElement>(null)
  const listId = useId()
  const [cameFrom] = useState(() => document.activeElement)
  const all = useDestinations()
  const query = useDeferredValue(typed)
  const found = useMemo(() => {
    const here = openPlace(store.get())
    const hereKey = here && `${here.accountId} ${here.threadId}`
    const every = findDestinations(all, query)
    // Nobody wants to go where they are.
    return query.trim() === '' ? every.filter(({ destination }) => destination.key !== hereKey) : every
  }, [store, all, query])
  const shown = found.slice(0, SHOWN)
  const at = Math.min(active, shown.length - 1)
  const optionId = (index: number) => `${listId}-${index}`
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at, shown.length])

  const leave = () => {
    close()
    focusBackAtOnce(() => (cameFrom instanceof HTMLElement ? cameFrom : null))
  }
  const go = (destination: Destination | undefined) => {
    if (!destination) return
    if (destination.kind === 'person') {
      void ask(() => message(destination.account.id, destination.person), close)
      return
    }
    close()
    void timelines.open({ accountId: destination.account.id, threadId: destination.thread.id })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (composes(event)) return
    const last = shown.length - 1
    // Around the ends: the last one is one step from the first.
    const to = { ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last }[event.key]
    if (event.key === 'Enter') go(shown[at]?.destination)
    else if (to !== undefined) setActive(to)
    else return
    event.preventDefault()
  }
  return (
    <Dialog open onOpenChange={() => leave()}>
      <DialogSurface className="switcher">
        <DialogBody className="switcher-body">
          <DialogTitle className="unseen">{words('switch.title')}</DialogTitle>
          <Input
            size="large"
            appearance="outline"
            contentBefore={<SearchRegular />}
            input={{
              role: 'combobox',
              'aria-label': words('switch.title'),
              'aria-expanded': shown.length > 0,
              'aria-controls': listId,
              'aria-autocomplete': 'list',
              ...(shown.length > 0 ? { 'aria-activedescendant': optionId(at) } : {}),
            }}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            placeholder={words('switch.placeholder')}
            value={typed}
            onKeyDown={onKeyDown}
            onChange={(_, { value }) => {
              setTyped(value)
              setActive(0)
              forget()
            }}
          />
          {error && (
            <p className="bad" role="alert">
              {errorWords(words, error)}
            </p>
          )}
          <ul ref={list} id={listId} role="listbox" aria-label={words('switch.title')} className="switcher-list">
            {shown.map(({ destination, marks, by }, index) => (
              <DestinationItem
                key={destination.key}
                id={optionId(index)}
                destination={destination}
                marks={marks}
                by={by}
                selected={index === at}
                choose={() => go(destination)}
              />
            ))}
          </ul>
          {shown.length === 0 && (
            <p className="switcher-words">{words(query.trim() ? 'switch.none' : 'switch.empty')}</p>
          )}
          <p className="switcher-words switcher-foot">
            <span role="status">{query.trim() !== '' && words('switch.count', { count: found.length })}</span>
            <span>{words('switch.hint')}</span>
          </p>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

/** Of all accounts, with the names each has for its people. */
function useDestinations(): readonly Destination[] {
  const words = useWords()
  const { locale } = useIntl()
  const { line } = useWorld()
  const accounts = useKnown(state => state.app?.accounts ?? nobody)
  const threads = useKnown(state => state.threads)
  const contacts = useKnown(state => state.contacts)
  const [known, setKnown] = useState<Readonly<Record<AccountId, readonly Person[]>>>({})
  const ids = accounts.map(({ id }) => id).join(' ')
  useEffect(() => {
    let current = true
    for (const accountId of ids.split(' ') as AccountId[]) {
      void line.call('person.list', { accountId }).then(answer => {
        if (current && answer.ok) setKnown(known => ({ ...known, [accountId]: answer.value }))
      })
    }
    return () => {
      current = false
    }
  }, [line, ids])
  return useMemo(
    () =>
      accounts.flatMap(account => {
        const said = Object.assign(words.bind(null), { contacts: contacts[account.id] ?? {} })
        return destinationsOf(account, threads[account.id] ?? {}, known[account.id] ?? [], said, locale)
      }),
    [accounts, threads, contacts, known, words, locale],
  )
}
