import { Button, Spinner } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Licence } from '../../../electron/contract/care.ts'
import type { AppError } from '../../../electron/contract/result.ts'
import { errorWords } from '../../text/error-words.ts'
import { useWords } from '../../text/words.ts'
import { useSheet } from '../use-sheet.ts'
import { useKnown, useWorld } from '../world.ts'
import { UpdateSection } from './UpdateSection.tsx'

export function AboutSection() {
  const words = useWords()
  const { open } = useSheet()
  const app = useKnown(state => state.app)
  const [shown, setShown] = useState(false)
  if (!app) return null
  return (
    <>
      <p>{words('settings.version', { version: app.version })}</p>
      <p className="muted">{words('about.own')}</p>
      <UpdateSection />
      <div className="storage-actions">
        <Button onClick={() => open({ what: 'help', at: { topic: 'start' } })}>{words('help.title')}</Button>
        <Button onClick={() => open({ what: 'diagnosis' })}>{words('diagnosis.open')}</Button>
        <Button onClick={() => open({ what: 'log' })}>{words('log.open')}</Button>
        <Button aria-expanded={shown} onClick={() => setShown(!shown)}>
          {words('about.licences')}
        </Button>
      </div>
      {shown && <Licences />}
    </>
  )
}

function Licences() {
  const words = useWords()
  const { line } = useWorld()
  const [licences, setLicences] = useState<Licence[] | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  useEffect(() => {
    void line.call('app.licences', {}).then(answer => (answer.ok ? setLicences(answer.value) : setError(answer.error)))
  }, [line])
  if (error) return <p className="bad">{errorWords(words, error)}</p>
  if (!licences) return <Spinner size="tiny" label={words('about.reading')} />
  if (licences.length === 0) return <p className="muted">{words('about.none')}</p>
  return (
    <>
      <p className="muted">{words('about.others', { count: licences.length })}</p>
      <ul className="licences">
        {licences.map(({ name, version, licence, text }) => (
          <li key={`${name} ${version}`}>
            <details>
              <summary>
                <span dir="ltr">
                  {name} {version}
                </span>
                <span className="muted">{licence}</span>
              </summary>
              <pre dir="ltr" lang="en" tabIndex={0} role="region" aria-label={name}>
                {text}
              </pre>
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}
