import { Component, type ReactNode, type RefObject } from 'react'
import { goTo, type Place, placeIn } from './place.ts'

interface KeepsPlaceProps {
  scroller: RefObject<HTMLElement | null>
  children: ReactNode
}

/**
 * What somebody reads stays where it is on the screen while lines are added and let go above and below it. React tells
 * what is about to change only to a class, and only there can it be measured before and after, within one frame.
 */
export class KeepsPlace extends Component<KeepsPlaceProps> {
  override getSnapshotBeforeUpdate(): Place | null {
    const { current } = this.props.scroller
    return current && placeIn(current)
  }

  override componentDidUpdate(_props: KeepsPlaceProps, _state: unknown, place: Place | null): void {
    const { current } = this.props.scroller
    if (current && place) goTo(current, place)
  }

  override render(): ReactNode {
    return this.props.children
  }
}
