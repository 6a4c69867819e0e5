import { Component, type ReactNode, type RefObject } from 'react'
import { goTo, isAtEnd, type Place, readPlace } from './place.ts'

interface KeepsPlaceProps {
  scroller: RefObject<HTMLElement | null>
  /** What stands last is not the newest line: whoever is there reads it, and does not wait for new ones. */
  hasNewer: boolean
  children: ReactNode
}

/**
 * What somebody reads stays where it is on the screen while lines are added and let go above and below it. React tells
 * what is about to change only to a class, and only there can it be measured before and after, within one frame.
 */
export class KeepsPlace extends Component<KeepsPlaceProps> {
  override getSnapshotBeforeUpdate({ scroller, hasNewer }: KeepsPlaceProps): Place | null {
    const { current } = scroller
    if (!current || (isAtEnd(current) && !hasNewer)) return null
    return readPlace(current)
  }

  override componentDidUpdate(_props: KeepsPlaceProps, _state: unknown, place: Place | null): void {
    const { current } = this.props.scroller
    if (current && place) goTo(current, place)
  }

  override render(): ReactNode {
    return this.props.children
  }
}
