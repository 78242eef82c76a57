import { Button } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { CloudRegular } from '@fluentui/react-icons/svg/cloud'
import { KeyRegular } from '@fluentui/react-icons/svg/key'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import { ServerRegular } from '@fluentui/react-icons/svg/server'
import { type ReactNode, useId, useState } from 'react'
import type { AccountId } from '../../electron/contract/domain.ts'
import type { Policy } from '../../electron/contract/policy.ts'
import type { Way } from './sign-in-fields.ts'
import { type WordId, useWords } from '../text/words.ts'
import { HelpLink } from './help/HelpLink.tsx'
import { errorWords } from '../text/error-words.ts'
import { Screen } from './Screen.tsx'
import { SignInForm } from './SignInForm.tsx'
import { signInRules } from './sign-in-rules.ts'
import { useSheet } from './use-sheet.ts'
import { useKnown } from './world.ts'

interface FirstRunProps {
  done: (accountId: AccountId) => void
  cancel?: () => void
}

const ways: readonly { way: Way; title: WordId; icon: ReactNode }[] = [
  { way: 'local', title: 'signIn.local.title', icon: <PlayRegular fontSize={22} /> },
  { way: 'token', title: 'signIn.token.title', icon: <CloudRegular fontSize={22} /> },
  { way: 'token-service', title: 'signIn.tokenService.title', icon: <ServerRegular fontSize={22} /> },
  { way: 'connection-string', title: 'signIn.connectionString.title', icon: <KeyRegular fontSize={22} /> },
]

export function FirstRun({ done, cancel }: FirstRunProps) {
  const words = useWords()
  const policy = useKnown(state => state.app?.policy)
  const rules = signInRules(policy)
  const [open, setOpen] = useState<Way>(rules.ways[0] ?? 'local')
  // Kept here, so that the name typed for one way is there for the next.
  const [name, setName] = useState('')
  const id = useId()
  if (policy?.state === 'broken') return <NobodySignsIn policy={policy} {...(cancel ? { cancel } : {})} />
  return (
    <Screen
      title={words(cancel ? 'signIn.add.title' : 'signIn.title')}
      {...(cancel ? {} : { sentence: words('app.sentence') })}
    >
      <div className="ways" role="group" aria-label={words('signIn.ways')}>
        {ways
          .filter(({ way }) => rules.ways.includes(way))
          .map(({ way, title, icon }) => (
            <section className="way" key={way} data-open={open === way}>
              <button
                type="button"
                className="way-head"
                aria-expanded={open === way}
                aria-controls={`${id}-${way}`}
                onClick={() => setOpen(way)}
              >
                {icon}
                <span>{words(title)}</span>
                <ChevronDownRegular className="chevron" fontSize={16} />
              </button>
              <div id={`${id}-${way}`} hidden={open !== way}>
                <SignInForm way={way} name={name} setName={setName} rules={rules} shown={open === way} done={done} />
              </div>
            </section>
          ))}
        <div className="screen-actions">
          <HelpLink at={{ topic: 'start', heading: 'ways' }} word="help.ways" />
          {cancel && (
            <Button appearance="subtle" onClick={cancel}>
              {words('app.cancel')}
            </Button>
          )}
        </div>
      </div>
    </Screen>
  )
}

/** What an administrator wrote cannot be read, so nobody can tell what it forbids. */
function NobodySignsIn({ policy, cancel }: { policy: Policy & { state: 'broken' }; cancel?: () => void }) {
  const words = useWords()
  const { open } = useSheet()
  return (
    <Screen title={words('signIn.refused')} sentence={errorWords(words, { ...policy, kind: 'policy' })}>
      <div className="screen-actions">
        <Button onClick={() => open({ what: 'diagnosis' })}>{words('diagnosis.open')}</Button>
        {cancel && (
          <Button appearance="subtle" onClick={cancel}>
            {words('app.cancel')}
          </Button>
        )}
      </div>
    </Screen>
  )
}
