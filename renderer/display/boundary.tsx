// Catches a scene that can't be drawn, so that the room sees the last good picture and never an empty page.
import { Component, type ReactNode } from 'react'

interface Props {
  /** Another attempt gets another chance. */
  attempt: number
  fallback: ReactNode
  children: ReactNode
}

interface State {
  failedAt: number | null
  attempt: number
}

export class Boundary extends Component<Props, State> {
  override state: State = { failedAt: null, attempt: this.props.attempt }

  static getDerivedStateFromError(): Partial<State> {
    return { failedAt: -1 }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    // An error is thrown while a certain attempt is drawn; it holds for that attempt alone.
    if (state.failedAt === -1) return { failedAt: props.attempt, attempt: props.attempt }
    return state.attempt === props.attempt ? null : { failedAt: null, attempt: props.attempt }
  }

  override render(): ReactNode {
    return this.state.failedAt === null ? this.props.children : this.props.fallback
  }
}
