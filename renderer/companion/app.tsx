// The phone's page: one screen at a time, by what the phone is (phone/phone.ts).
import { useSyncExternalStore } from 'react'
import { JoinScreen } from './join/join-screen.tsx'
import { Sentence } from './parts/sentence.tsx'
import type { Phone } from './phone/phone.ts'
import { PartScreen } from './score/part-screen.tsx'

export function App({ phone }: { phone: Phone }) {
  const { stage, session, identity, others } = useSyncExternalStore(phone.subscribe, phone.state)
  switch (stage.is) {
    case 'opening':
      return <Sentence title="One moment" text="Opening what this phone keeps." quiet />
    case 'join':
      return <JoinScreen stage={stage} phone={phone} others={others} current={identity} />
    case 'elsewhere':
      return (
        <Sentence
          testId="elsewhere"
          title="Open in another tab"
          text={stage.message}
          action={{ words: 'Use it here', onPress: () => void phone.takeHere() }}
        />
      )
    case 'stopped':
      return (
        <Sentence
          testId="stopped"
          title="This page can’t go on"
          text={stage.message}
          action={{ words: 'Load the page again', onPress: () => location.reload() }}
        />
      )
    case 'part':
      return session && identity ? <PartScreen session={session} identity={identity} phone={phone} others={others} /> : null
  }
}
